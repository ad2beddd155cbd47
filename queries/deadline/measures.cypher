// zh: 哪些任务有完成时限，各由谁负责？
// en: Which measures have a deadline, and who is in charge of them?
//
// Parameters (null: no filter)
//   $unit   id of a unit in charge    $plan  id of a plan    $place  code of the document's place, places below it included
//   $since, $until  first and last date wanted (ISO, as precise as you like); `ongoing` has no date and comes only without them
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   deadline: as precise as stated (2025, 2025-06, 2025-06-30 or ongoing); evidence: of the deadline
// Table: deadline, measure_number, measure_title, units, document_title, evidence
CALL () {
  MATCH (:Entity {id: coalesce($unit, '')})-[:RESPONSIBLE_FOR]->(m:Measure)
  RETURN m
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: coalesce(id, '')})<-[:PART_OF]-(m:Measure)
  RETURN m
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (m:Measure)
  RETURN m
}
WITH DISTINCT m
WHERE m.deadline IS NOT NULL
  AND ($since IS NULL OR (m.deadline <> 'ongoing' AND m.deadline + '~' >= $since))
  AND ($until IS NULL OR (m.deadline <> 'ongoing' AND m.deadline <= $until + '~'))
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(m.document, '')})
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH m, d, plan, m.deadline + '|' + m.document + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id AS key
WHERE ($plan IS NULL OR plan.id = $plan)
  AND ($place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND key > $after
WITH m, d, plan, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (m)<-[r:RESPONSIBLE_FOR]-(u:Entity)
WITH m, d, plan, key, r, u ORDER BY key, r.rank, u.id
WITH m, d, plan, key,
     collect(CASE WHEN u IS NULL THEN null ELSE {unit: u.id, unit_name: u.name, unit_as_stated: r.name_as_stated, role: r.role, label: r.label, basis: r.basis, collective: coalesce(r.collective, false)} END) AS units
WITH m, d, plan, key, units,
     [i IN range(0, size(coalesce(m.deadline_passages, [])) - 1) | {of: 'deadline', passage: m.deadline_passages[i], start: m.deadline_starts[i], end: m.deadline_ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH m, d, plan, key, units, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH m, d, plan, key, units, s, x ORDER BY key, n
WITH m, d, plan, key, units,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, m.deadline AS deadline, m.deadline_text AS deadline_text,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  units,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness,
  evidence
ORDER BY key
