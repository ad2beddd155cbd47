// zh: 哪些任务采用一种政策工具（揭榜挂帅、风险补偿……），由谁负责？
// en: Which measures use a policy instrument (open bidding, risk compensation …), and who is in charge?
//
// Parameters
//   $instrument  id of an instrument; narrower ones are included    $plan  id of a plan, or null
//   $place  code of the document's place, places below it included, or null
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   evidence: the words that name the instrument
// Table: instruments, measure_title, units, plan_name, evidence
MATCH (:Concept {id: $instrument})<-[:BROADER*0..3]-(f:Concept)
WITH DISTINCT f
MATCH (f)<-[r:USES_INSTRUMENT]-(m:Measure)
WHERE ($plan IS NULL OR (m)-[:PART_OF]->(:Plan {id: $plan}))
  AND ($place IS NULL OR any(code IN [(m)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
WITH m, r, f ORDER BY m.id, f.id, head(r.passages), head(r.starts)
WITH m, collect(r) AS stated, collect(DISTINCT f.name) AS instruments
WITH m, stated, instruments, coalesce(m.document, '') + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id AS key
WHERE key > $after
WITH m, stated, instruments, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(m.document, '')})
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
OPTIONAL MATCH (m)<-[charge:RESPONSIBLE_FOR]-(one:Entity)
WITH m, stated, instruments, key, d, plan, charge, one ORDER BY key, charge.rank, one.id, charge.label
WITH m, stated, instruments, key, d, plan,
     collect(CASE WHEN one IS NULL THEN null ELSE {unit: one.id, unit_name: one.name, unit_as_stated: charge.name_as_stated, role: charge.role, label: charge.label, basis: charge.basis, collective: coalesce(charge.collective, false)} END) AS units
WITH m, instruments, key, d, plan, units,
     reduce(found = [], one IN stated | found + [i IN range(0, size(coalesce(one.passages, [])) - 1) | {of: 'instrument', passage: one.passages[i], start: one.starts[i], end: one.ends[i]}]) AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH m, instruments, key, d, plan, units, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH m, instruments, key, d, plan, units, s, x ORDER BY key, n
WITH m, instruments, key, d, plan, units,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, instruments, m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, m.deadline AS deadline, m.deadline_text AS deadline_text,
  units,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
