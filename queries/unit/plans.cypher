// zh: 一个单位印发了哪些文件，对哪些文件负总责，在哪些文件中有任务？
// en: Which plans did a unit issue, which does it answer for as a whole, and in which has it measures?
//
// Parameters
//   $unit   id of a unit
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   link: issued, plan (answers for the whole) or tasks (has measures in it); role: of the link; measures: how many of that role
//   evidence: of up to three statements
// Table: link, role, plan_name, measures, document_title
CALL () {
  MATCH (u:Entity {id: $unit})-[r:ISSUED]->(plan:Plan)
  RETURN u, r, plan, null AS m, '1issued' AS link
  UNION ALL
  MATCH (u:Entity {id: $unit})-[r:RESPONSIBLE_FOR]->(plan:Plan)
  RETURN u, r, plan, null AS m, '2plan' AS link
  UNION ALL
  MATCH (u:Entity {id: $unit})-[r:RESPONSIBLE_FOR]->(m:Measure)-[:PART_OF]->(plan:Plan)
  RETURN u, r, plan, m, '3tasks' AS link
}
WITH u, plan, link, r.role AS role, count(DISTINCT m) AS measures
WITH u, plan, link, role, measures, link + '|' + plan.id + '|' + coalesce(role, '') AS key
WHERE key > $after
WITH u, plan, link, role, measures, key ORDER BY key LIMIT $limit
// The statements are read from the plan's side, those of the page alone.
CALL (u, plan, link) {
  MATCH (plan)<-[r:ISSUED]-(u) WHERE link = '1issued'
  RETURN r, null AS m
  UNION ALL
  MATCH (plan)<-[r:RESPONSIBLE_FOR]-(u) WHERE link = '2plan'
  RETURN r, null AS m
  UNION ALL
  MATCH (plan)<-[:PART_OF]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u) WHERE link = '3tasks'
  RETURN r, m
}
WITH u, plan, link, role, measures, key, r, m
WHERE coalesce(r.role, '') = coalesce(role, '')
WITH u, plan, link, role, measures, key, r, m ORDER BY key, r.document, m.ordinal, m.id, head(r.passages), head(r.starts)
WITH u, plan, link, role, measures, key, collect(r) AS stated
WITH u, plan, link, role, stated[0..3] AS some, measures, key, head(stated).document AS document
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(document, '')})
WITH u, plan, link, role, some, measures, key, d,
     reduce(found = [], one IN some | found + [i IN range(0, size(coalesce(one.passages, [])) - 1) | {of: CASE link WHEN '1issued' THEN 'issue' ELSE 'responsibility' END, passage: one.passages[i], start: one.starts[i], end: one.ends[i]}]) AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH u, plan, link, role, some, measures, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH u, plan, link, role, some, measures, key, d, s, x ORDER BY key, n
WITH u, plan, link, role, some, measures, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, u.id AS unit, u.name AS unit_name, substring(link, 1) AS link, role, measures,
  plan.id AS plan, plan.name AS plan_name, plan.genre AS genre, plan.issued_on AS issued_on,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
