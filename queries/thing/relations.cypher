// zh: 谁主管、建设、依托承担、资助、运营这个平台（园区、基金、单位……），从何时起，哪份文件写明？
// en: Who supervises, builds, hosts, funds or runs a platform (zone, fund, unit …), since when, and which document says so?
//
// Duties for measures that name it stand in thing/tasks and trace/platforms, never here.
//
// Parameters
//   $id        id of a named thing or concept    $relation  type of relation, or null for all
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   outgoing: the relation goes from this thing to the other; kind: of the supervision, funding, status; since, until: as stated
//   stated_on: the date of the document that says so
// Table: relation, outgoing, kind, other_name, since, document_title, evidence
CALL () {
  MATCH (e:Entity {id: $id}) RETURN e
  UNION ALL
  MATCH (e:Concept {id: $id}) RETURN e
}
MATCH (e)-[r:SUPERVISES|OPERATES|HOSTS|BUILDS|MANAGES|BIDS_FOR|FUNDS|BUILT_BY|UNDERTAKEN_BY|POSTED_BY|PART_OF|LOCATED_IN|HAS_TYPE|OBTAINED|IN_FIELD|MEMBER_OF|OFFICE_AT|ISSUED]-(o)
WHERE o.id IS NOT NULL AND NOT o:Measure AND NOT o:Deliverable AND ($relation IS NULL OR type(r) = $relation)
WITH e, r, o, type(r) + '|' + CASE WHEN startNode(r).id = e.id THEN 'out' ELSE 'in' END + '|' + o.id + '|' + coalesce(r.document, '')
       + '|' + coalesce(r.kind, r.role, r.status, '') + '|' + coalesce(r.source, '') + '|' + coalesce(head(r.passages), '') + '|' + coalesce(toString(head(r.starts)), '') + '|' + coalesce(r.method, '') AS key
WHERE key > $after
WITH e, r, o, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH e, r, o, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'relation', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH e, r, o, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH e, r, o, key, d, s, x ORDER BY key, n
WITH e, r, o, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, e.id AS id, e.name AS name, type(r) AS relation, startNode(r).id = e.id AS outgoing, coalesce(r.kind, r.role, r.status) AS kind, r.basis AS basis,
  r.amount AS amount, r.year AS year, r.state AS state,
  coalesce(r.valid_from, r.date) AS since, r.valid_to AS until, CASE WHEN d IS NOT NULL THEN head([(d)<-[:STATED_IN]-(w:Plan) | w.issued_on]) END AS stated_on,
  o.id AS other, o.name AS other_name, labels(o) AS other_labels, coalesce(r.confidence, 1.0) AS confidence, r.source AS source,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
