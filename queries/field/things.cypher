// zh: 哪些平台、园区、基金、项目和单位属于一个领域？
// en: Which platforms, zones, funds, projects and actors are in a field?
//
// Parameters
//   $field  id of a field; narrower fields are included
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   a shared field is a facet of things, no link between them
// Table: other_name, field_name, source, document_title
MATCH (:Concept {id: $field})<-[:BROADER*0..5]-(f:Concept)
WITH DISTINCT f
MATCH (f)<-[r:IN_FIELD]-(o:Entity)
WITH f, r, o, o.id + '|' + f.id + '|' + coalesce(r.document, '') + '|' + coalesce(r.source, '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH f, r, o, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH f, r, o, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'field', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH f, r, o, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH f, r, o, key, d, s, x ORDER BY key, n
WITH f, r, o, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, f.id AS field, f.name AS field_name, o.id AS other, o.name AS other_name, labels(o) AS other_labels, o.place AS place, r.source AS source,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
