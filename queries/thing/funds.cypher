// zh: 一只基金（计划、单位）据文件写明资助什么、投向哪个领域，金额多少？
// en: What is a fund (programme, unit) stated to fund, in which fields, and with how much?
//
// Parameters
//   $fund   id of a fund, programme or actor
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   relation: FUNDS or IN_FIELD; kind, amount (元), year, state: as stated
// Table: relation, other_name, kind, amount, year, document_title, evidence
MATCH (f:Entity {id: $fund})-[r:FUNDS|IN_FIELD]->(o)
WITH f, r, o, type(r) + '|' + o.id + '|' + coalesce(r.document, '') + '|' + coalesce(toString(r.year), '') + '|' + coalesce(r.kind, '') + '|' + coalesce(r.source, '')
       + '|' + coalesce(head(r.passages), '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH f, r, o, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH f, r, o, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'relation', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
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
RETURN key, f.id AS fund, f.name AS fund_name, type(r) AS relation, o.id AS other, o.name AS other_name, labels(o) AS other_labels,
  r.kind AS kind, r.amount AS amount, r.year AS year, r.state AS state, r.source AS source,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
