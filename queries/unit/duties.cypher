// zh: 机构改革前的单位有哪些任务，现在由谁承接？
// en: Which measures name a unit that has been reformed since, and who has taken its place today?
//
// Parameters
//   $unit   id of a unit, of today or of the past
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   unit: as the document names it; today: the unit at the end of the chain of reforms, with the date of the last step
//   a unit that was split has several: which of them took over this duty stands in no document
// Table: unit_name, today_name, valid_from, role, measure_title, document_title
MATCH (:Entity {id: $unit})-[:SUCCEEDED_BY*0..6]->(now:Entity)
WHERE NOT (now)-[:SUCCEEDED_BY]->(:Entity)
WITH DISTINCT now
MATCH (now)<-[chain:SUCCEEDED_BY*1..6]-(u:Entity)
WITH now, u, max(coalesce(head(chain).valid_from, '')) AS since
MATCH (u)-[r:RESPONSIBLE_FOR]->(m:Measure)
WITH now, u, since, r, m,
     u.id + '|' + now.id + '|' + coalesce(r.document, '') + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id + '|' + coalesce(r.role, '') + '|' + coalesce(r.label, '')
       + '|' + coalesce(r.name_as_stated, '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH now, u, since, r, m, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH now, u, since, r, m, key, d, plan,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'responsibility', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH now, u, since, r, m, key, d, plan, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH now, u, since, r, m, key, d, plan, s, x ORDER BY key, n
WITH now, u, since, r, m, key, d, plan,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, u.id AS unit, u.name AS unit_name, now.id AS today, now.name AS today_name, CASE WHEN since <> '' THEN since END AS valid_from,
  r.role AS role, r.label AS label,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, m.deadline AS deadline, m.deadline_text AS deadline_text,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
