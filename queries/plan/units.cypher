// zh: 一份文件点名了哪些单位，各以什么角色负责多少任务？
// en: Which units does a plan name, in what roles, and for how many measures?
//
// Parameters
//   $plan   id of a plan
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   measures: of that role in this plan; whole: it answers for the plan as a whole; titles: of up to three measures; evidence: of the first statement
// Table: unit_name, role, measures, titles, evidence
CALL () {
  MATCH (plan:Entity {id: $plan})<-[:PART_OF]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN plan, m, r, u
  UNION ALL
  MATCH (plan:Entity {id: $plan})<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN plan, null AS m, r, u
}
WITH plan, m, r, u ORDER BY m.ordinal, m.id, r.rank, head(r.starts)
WITH plan, u, r.role AS role, count(DISTINCT m.id) AS measures, collect(r) AS stated, collect(m.title) AS named
WITH plan, u, role, measures, stated[0] AS r, named[0..3] AS titles, size(stated) > measures AND measures = 0 AS whole,
     right('000000' + toString(1000000 - measures), 7) + '|' + u.id + '|' + coalesce(role, '') AS key
WHERE key > $after
WITH plan, u, role, measures, r, titles, whole, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH plan, u, role, measures, r, titles, whole, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'responsibility', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH plan, u, role, measures, r, titles, whole, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH plan, u, role, measures, r, titles, whole, key, d, s, x ORDER BY key, n
WITH plan, u, role, measures, r, titles, whole, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, plan.id AS plan, plan.name AS plan_name, u.id AS unit, u.name AS unit_name, r.name_as_stated AS unit_as_stated, role, coalesce(r.collective, false) AS collective,
  measures, whole, titles,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
