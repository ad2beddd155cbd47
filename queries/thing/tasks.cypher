// zh: 哪些任务涉及这个平台（园区、基金、企业、称号……），要对它做什么，由谁负责？
// en: Which measures name a platform (zone, fund, company, title …), what is to be done with it, and who is in charge of the measure?
//
// Parameters
//   $id      id of a named thing or concept    $action  build, support, bid …, or null for all
//   $plan    id of a plan, or null    $place  code of the document's place, places below it included, or null
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   action: the verb that governs it in the sentence, `mentions` if none; units: in charge of the measure, never of the thing itself
// Table: action, measure_title, units, deadline, plan_name, evidence
CALL () {
  MATCH (e:Entity {id: $id}) RETURN e
  UNION ALL
  MATCH (e:Concept {id: $id}) RETURN e
}
MATCH (e)<-[a:ABOUT]-(m:Measure)
WHERE ($action IS NULL OR a.action = $action)
  AND ($plan IS NULL OR (m)-[:PART_OF]->(:Plan {id: $plan}))
  AND ($place IS NULL OR any(code IN [(m)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
WITH e, m, a ORDER BY m.id, head(a.passages), head(a.starts)
WITH e, m, a.action AS action, a.polarity AS polarity, collect(a) AS abouts
WITH e, m, action, polarity, abouts,
     coalesce(m.document, '') + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id + '|' + coalesce(action, '') + '|' + coalesce(polarity, '') AS key
WHERE key > $after
WITH e, m, action, polarity, abouts, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(m.document, '')})
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
OPTIONAL MATCH (m)<-[charge:RESPONSIBLE_FOR]-(one:Entity)
WITH e, m, action, polarity, abouts, key, d, plan, charge, one ORDER BY key, charge.rank, one.id, charge.label
WITH e, m, action, polarity, abouts, key, d, plan,
     collect(CASE WHEN one IS NULL THEN null ELSE {unit: one.id, unit_name: one.name, unit_as_stated: charge.name_as_stated, role: charge.role, label: charge.label, basis: charge.basis, collective: coalesce(charge.collective, false)} END) AS units
WITH e, m, action, polarity, abouts, key, d, plan, units,
     reduce(found = [], a IN abouts | found + [i IN range(0, size(coalesce(a.passages, [])) - 1) | {of: 'thing', passage: a.passages[i], start: a.starts[i], end: a.ends[i]}])
       + [i IN range(0, size(coalesce(m.deadline_passages, [])) - 1) | {of: 'deadline', passage: m.deadline_passages[i], start: m.deadline_starts[i], end: m.deadline_ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH e, m, action, polarity, abouts, key, d, plan, units, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH e, m, action, polarity, abouts, key, d, plan, units, s, x ORDER BY key, n
WITH e, m, action, polarity, abouts, key, d, plan, units,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, e.id AS id, e.name AS name, head([a IN abouts | a.name_as_stated]) AS name_as_stated, action, polarity,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, m.deadline AS deadline, m.deadline_text AS deadline_text,
  units,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
