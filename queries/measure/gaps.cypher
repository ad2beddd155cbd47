// zh: 哪些任务没有牵头单位、有多个牵头单位、只有配合单位，或没有点名任何单位？
// en: Which measures have no lead, several leads, only supporters, or nobody at all?
//
// Parameters (null: no filter)
//   $gap    nobody, only_support, no_lead (several are named, none as lead) or several_leads
//   $plan   id of a plan    $place  code of the document's place, places below it included
//   $fragments  true: measures of fragments too; who is charged may stand in the missing part
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   gap: as above; units: as stated. One responsible unit (责任单位) alone is no gap
// Table: gap, measure_number, measure_title, units, plan_name
CALL () {
  MATCH (:Entity {id: coalesce($plan, '')})<-[:PART_OF]-(m:Measure) RETURN m
  UNION ALL
  UNWIND CASE WHEN $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (m:Measure) RETURN m
}
WITH m
WHERE coalesce(m.kind, 'task') = 'task'
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(m.document, '')})
WITH m, d
WHERE ($fragments OR coalesce(d.completeness, 'whole') <> 'fragment')
  AND ($place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
OPTIONAL MATCH (m)<-[some:RESPONSIBLE_FOR]-(who:Entity)
WITH m, d, count(DISTINCT who.id) AS named, count(DISTINCT CASE WHEN some.role = 'lead' THEN who.id END) AS leads,
     count(DISTINCT CASE WHEN some.role IN ['support', 'guide', 'oversee'] THEN null ELSE who.id END) AS charged
WITH m, d, CASE WHEN named = 0 THEN 'nobody' WHEN charged = 0 THEN 'only_support' WHEN leads > 1 THEN 'several_leads' WHEN leads = 0 AND charged > 1 THEN 'no_lead' END AS gap
WHERE gap IS NOT NULL AND ($gap IS NULL OR gap = $gap)
WITH m, d, gap, gap + '|' + coalesce(m.document, '') + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id AS key
WHERE key > $after
WITH m, d, gap, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
OPTIONAL MATCH (m)<-[charge:RESPONSIBLE_FOR]-(one:Entity)
WITH m, d, gap, key, plan, charge, one ORDER BY key, charge.rank, one.id, charge.label
WITH m, d, gap, key, plan,
     collect(CASE WHEN one IS NULL THEN null ELSE {unit: one.id, unit_name: one.name, unit_as_stated: charge.name_as_stated, role: charge.role, label: charge.label, basis: charge.basis, collective: coalesce(charge.collective, false)} END) AS units
WITH m, d, gap, key, plan, units,
     [i IN range(0, size(coalesce(m.passages, [])) - 1) | {of: 'measure', passage: m.passages[i], start: m.starts[i], end: m.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH m, d, gap, key, plan, units, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH m, d, gap, key, plan, units, s, x ORDER BY key, n
WITH m, d, gap, key, plan, units,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, gap, m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, m.deadline AS deadline, m.deadline_text AS deadline_text,
  units,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
