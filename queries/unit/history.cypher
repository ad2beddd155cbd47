// zh: 一个单位（或平台、园区、称号）的前身和后继是谁，何时变更？
// en: What came before and after a unit (or platform, zone, programme), when, and how did it change?
//
// Parameters
//   $unit   id of a unit
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   direction: before (what became it) or after (what it became); measures: how many still name `earlier`
//   source: the vocabulary that tells, where no document does
// Table: direction, earlier_name, later_name, kind, valid_from, measures
CALL () {
  MATCH (:Entity {id: $unit})-[:SUCCEEDED_BY*0..6]->(a:Entity)-[r:SUCCEEDED_BY]->(b:Entity)
  RETURN a, r, b, 'after' AS direction
  UNION ALL
  MATCH (:Entity {id: $unit})<-[:SUCCEEDED_BY*0..6]-(b:Entity)<-[r:SUCCEEDED_BY]-(a:Entity)
  RETURN a, r, b, 'before' AS direction
}
WITH direction, a, b, collect(r) AS stated
WITH direction, a, b, head(stated) AS r, direction + '|' + coalesce(head([one IN stated | one.valid_from]), '') + '|' + a.id + '|' + b.id AS key
WHERE key > $after
WITH direction, a, b, r, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH direction, a, b, r, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'succession', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH direction, a, b, r, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH direction, a, b, r, key, d, s, x ORDER BY key, n
WITH direction, a, b, r, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, direction, a.id AS earlier, a.name AS earlier_name, b.id AS later, b.name AS later_name, r.kind AS kind, r.valid_from AS valid_from,
  size([(a)-[:RESPONSIBLE_FOR]->(duty:Measure) | 1]) AS measures, r.source AS source,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
