// zh: 项目由谁出榜、谁揭榜承担、谁建设？
// en: Who posted a project for open bidding, who undertakes it, and who builds it?
//
// Parameters
//   $name  words that the project's name holds, or null    $place  code of the project's place, places below it included, or null
//   $part  POSTED_BY, UNDERTAKEN_BY or BUILT_BY, or null for all
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   one row for each project and party
// Table: project_name, relation, party_name, investment, document_title
MATCH (p:Project)-[r:POSTED_BY|UNDERTAKEN_BY|BUILT_BY]->(a:Entity)
WHERE ($name IS NULL OR p.name CONTAINS $name)
  AND ($part IS NULL OR type(r) = $part)
  AND ($place IS NULL OR p.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH p, r, a, p.id + '|' + type(r) + '|' + a.id + '|' + coalesce(r.document, '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH p, r, a, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH p, r, a, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'relation', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH p, r, a, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH p, r, a, key, d, s, x ORDER BY key, n
WITH p, r, a, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, p.id AS project, p.name AS project_name, p.kind AS kind, p.total_investment AS investment, type(r) AS relation, a.id AS party, a.name AS party_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
