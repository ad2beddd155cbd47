// zh: 一个单位与哪些单位共同列名？
// en: Beside which other units is a unit named?
//
// To be named beside each other in a measure says no more than that: it makes no partners.
//
// Parameters
//   $unit   id of a unit    $role  role of the unit itself, or null
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   measures, documents: in how many both are named; examples: up to three of them, with both roles; evidence: both names in the first one
//   rows by number of measures
// Table: other_name, measures, documents, document_title
MATCH (u:Entity {id: $unit})-[r:RESPONSIBLE_FOR]->(m:Measure)<-[:RESPONSIBLE_FOR]-(o:Entity)
WHERE $role IS NULL OR r.role = $role
WITH u, o, count(DISTINCT m) AS measures
WHERE o.id <> u.id
WITH u, o, measures, right('000000' + toString(1000000 - measures), 7) + '|' + o.id AS key
WHERE key > $after
WITH u, o, measures, key ORDER BY key LIMIT $limit
// Which measures they are is read of the others on the page alone.
MATCH (o)-[q:RESPONSIBLE_FOR]->(m:Measure)<-[r:RESPONSIBLE_FOR]-(u)
WHERE $role IS NULL OR r.role = $role
WITH u, o, measures, key, r, q, m ORDER BY key, m.document, m.ordinal, m.id, r.rank, q.rank, head(r.starts), head(q.starts)
WITH u, o, measures, key, count(DISTINCT m.document) AS documents, head(collect(r)) AS r, head(collect(q)) AS q,
     collect({measure: m.id, measure_title: m.title, role: r.role, other_role: q.role, document: 'document:' + m.document})[0..3] AS examples
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH u, o, measures, documents, examples, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'responsibility', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}]
       + [i IN range(0, size(coalesce(q.passages, [])) - 1) | {of: 'beside', passage: q.passages[i], start: q.starts[i], end: q.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH u, o, measures, documents, examples, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH u, o, measures, documents, examples, key, d, s, x ORDER BY key, n
WITH u, o, measures, documents, examples, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, u.id AS unit, u.name AS unit_name, o.id AS other, o.name AS other_name, measures, documents, examples,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
