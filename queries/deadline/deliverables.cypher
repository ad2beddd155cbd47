// zh: 哪些任务节点有期限，所属任务由谁负责？
// en: Which deliverables are due when, and who is in charge of the measure they belong to?
//
// Parameters (null: no filter)
//   $unit   id of a unit in charge of the measure or deliverable    $plan  id of a plan
//   $place  code of the document's place, places below it included
//   $since, $until  first and last date wanted (ISO, as precise as you like)
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   due: as precise as stated; units: in charge of the deliverable itself or of its measure; evidence: of the deliverable
// Table: due, verb, object_text, measure_title, units, document_title
CALL () {
  MATCH (:Entity {id: coalesce($unit, '')})-[:RESPONSIBLE_FOR]->(x)<-[:PART_OF*0..1]-(b:Deliverable)
  RETURN b
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: coalesce(id, '')})<-[:PART_OF]-(:Measure)<-[:PART_OF]-(b:Deliverable)
  RETURN b
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (b:Deliverable)
  RETURN b
}
WITH DISTINCT b
WHERE b.due IS NOT NULL
  AND ($since IS NULL OR (b.due <> 'ongoing' AND b.due + '~' >= $since))
  AND ($until IS NULL OR (b.due <> 'ongoing' AND b.due <= $until + '~'))
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(b.document, '')})
OPTIONAL MATCH (b)-[:PART_OF]->(m:Measure)
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH b, m, d, plan, b.due + '|' + b.document + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + b.id AS key
WHERE ($plan IS NULL OR plan.id = $plan)
  AND ($place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND key > $after
WITH b, m, d, plan, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (b)-[:PART_OF*0..1]->(y)<-[r:RESPONSIBLE_FOR]-(u:Entity)
WITH b, m, d, plan, key, r, u ORDER BY key, r.rank, u.id
WITH b, m, d, plan, key,
     collect(CASE WHEN u IS NULL THEN null ELSE {unit: u.id, unit_name: u.name, unit_as_stated: r.name_as_stated, role: r.role, label: r.label, basis: r.basis, collective: coalesce(r.collective, false)} END) AS units
WITH b, m, d, plan, key, units,
     [i IN range(0, size(coalesce(b.passages, [])) - 1) | {of: 'deliverable', passage: b.passages[i], start: b.starts[i], end: b.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH b, m, d, plan, key, units, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH b, m, d, plan, key, units, s, x ORDER BY key, n
WITH b, m, d, plan, key, units,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, b.due AS due, b.due_text AS due_text,
  b.id AS deliverable, b.verb AS verb, b.object_text AS object_text,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  units,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness,
  evidence
ORDER BY key
