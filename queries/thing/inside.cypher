// zh: 文件写明哪些平台、机构和项目在这条走廊（园区、园中园）内？
// en: Which platforms, bodies and projects are stated to stand in a corridor, park or zone?
//
// Only what a document or vocabulary says; that a task names both is no statement of place (see thing/tasks).
//
// Parameters
//   $zone   id of a zone
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   relation: LOCATED_IN or PART_OF; inside: the zone within this one that it is said to stand in, or the zone itself
// Table: relation, other_name, inside_name, since, document_title, evidence
MATCH (z:Entity {id: $zone})<-[:PART_OF|LOCATED_IN*0..2]-(inner:Entity)<-[r:LOCATED_IN|PART_OF]-(o:Entity)
WHERE inner.id = z.id OR inner:Zone
WITH DISTINCT z, inner, r, o
WITH z, inner, r, o, type(r) + '|' + o.id + '|' + inner.id + '|' + coalesce(r.document, '') + '|' + coalesce(r.source, '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH z, inner, r, o, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH z, inner, r, o, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'relation', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH z, inner, r, o, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH z, inner, r, o, key, d, s, x ORDER BY key, n
WITH z, inner, r, o, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, z.id AS zone, z.name AS zone_name, type(r) AS relation, inner.id AS inside, inner.name AS inside_name,
  o.id AS other, o.name AS other_name, labels(o) AS other_labels, coalesce(r.valid_from, r.date) AS since, r.source AS source,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
