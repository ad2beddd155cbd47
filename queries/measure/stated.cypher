// zh: 一项任务或一个目标关联着什么：谁负责、涉及哪些事物、含有哪些目标和任务节点？
// en: What is a measure or target tied to: who answers for it, which things it names, which targets and deliverables it holds?
//
// Parameters
//   $id     id of a measure or target    $relation  type of relation, or null for all
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   outgoing: the relation goes from the measure or target to the other; role, label, rank, basis: of who answers for it
//   action, polarity: what is to be done with a thing; evidence: of the relation, else of the fact at its other end
// Table: relation, outgoing, other_name, role, label, action, document_title, evidence
CALL () {
  MATCH (f:Measure {id: $id}) RETURN f
  UNION ALL
  MATCH (f:Target {id: $id}) RETURN f
}
MATCH (f)-[r]-(o)
WHERE o.id IS NOT NULL AND type(r) <> 'STATED_IN' AND NOT o:Passage AND ($relation IS NULL OR type(r) = $relation)
WITH f, r, o, type(r) + '|' + CASE WHEN startNode(r).id = f.id THEN 'out' ELSE 'in' END + '|' + right('000' + toString(coalesce(r.rank, 0)), 4) + '|' + o.id
       + '|' + coalesce(r.role, r.action, '') + '|' + coalesce(r.label, '') + '|' + coalesce(head(r.passages), '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH f, r, o, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(f.document, '')})
WITH f, r, o, key, d,
     CASE WHEN r.passages IS NOT NULL THEN r.passages WHEN o.document IS NOT NULL THEN coalesce(o.passages, []) ELSE [] END AS passages,
     CASE WHEN r.passages IS NOT NULL THEN r.starts ELSE coalesce(o.starts, []) END AS starts,
     CASE WHEN r.passages IS NOT NULL THEN r.ends ELSE coalesce(o.ends, []) END AS ends
WITH f, r, o, key, d, [i IN range(0, size(passages) - 1) | {of: 'relation', passage: passages[i], start: starts[i], end: ends[i]}] AS spans
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
RETURN key, type(r) AS relation, startNode(r).id = f.id AS outgoing, o.id AS other,
  coalesce(o.name, o.title, o.indicator_as_stated, o.object_text, o.text) AS other_name, labels(o) AS other_labels,
  r.name_as_stated AS name_as_stated, r.role AS role, r.label AS label, r.rank AS rank, r.basis AS basis, r.action AS action, r.polarity AS polarity,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
