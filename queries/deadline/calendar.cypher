// zh: 什么时候有哪些任务和任务节点到期，由谁负责？
// en: Which measures and deliverables are due when, and who is in charge?
//
// Parameters (null: no filter)
//   $unit   id of a unit in charge    $plan  id of a plan    $place  code of the document's place, places below it included
//   $what   measure or deliverable
//   $since, $until  first and last date wanted (ISO, as precise as you like); `ongoing` has no date and comes only without them
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   what: measure or deliverable; due: as precise as stated; place: code of the document's place; verb, object_text: of a deliverable; units: in charge of the measure or of the deliverable itself
// Table: due, what, measure_title, object_text, units, document_title
CALL () {
  MATCH (:Entity {id: coalesce($unit, '')})-[:RESPONSIBLE_FOR]->(item:Measure)
  RETURN item
  UNION ALL
  MATCH (:Entity {id: coalesce($unit, '')})-[:RESPONSIBLE_FOR]->(item:Deliverable)
  RETURN item
  UNION ALL
  MATCH (:Entity {id: coalesce($unit, '')})-[:RESPONSIBLE_FOR]->(:Measure)<-[:PART_OF]-(item:Deliverable)
  RETURN item
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: coalesce(id, '')})<-[:PART_OF]-(:Measure)<-[:PART_OF*0..1]-(item)
  RETURN item
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (item:Measure)
  RETURN item
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (item:Deliverable)
  RETURN item
}
WITH DISTINCT item, coalesce(item.due, item.deadline) AS due
WHERE due IS NOT NULL
  AND ($what IS NULL OR ($what = 'deliverable') = (item:Deliverable))
  AND ($since IS NULL OR (due <> 'ongoing' AND due + '~' >= $since))
  AND ($until IS NULL OR (due <> 'ongoing' AND due <= $until + '~'))
  AND ($place IS NULL OR any(code IN [(item)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
// Day and document, the head of the key, tell how far a page may reach: each part has a row, and the first may be the one that `after` is in.
WITH due + '|' + item.document + '|' AS part, collect(item) AS items
WHERE part >= CASE WHEN size(split($after, '|')) < 3 THEN $after ELSE split($after, '|')[0] + '|' + split($after, '|')[1] + '|' END
WITH part, items ORDER BY part LIMIT CASE WHEN $plan IS NULL THEN $limit + 1 ELSE 1000000000 END
UNWIND items AS item
WITH item, coalesce(item.due, item.deadline) AS due
OPTIONAL MATCH (item)-[:PART_OF*0..1]->(m:Measure)
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH item, due, m, plan, due + '|' + item.document + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + item.id AS key
WHERE ($plan IS NULL OR plan.id = $plan) AND key > $after
WITH item, due, m, plan, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(item.document, '')})
OPTIONAL MATCH (item)-[:PART_OF*0..1]->(y)<-[charge:RESPONSIBLE_FOR]-(one:Entity)
WHERE NOT y:Plan
WITH item, due, m, plan, key, d, charge, one ORDER BY key, charge.rank, one.id, charge.label
WITH item, due, m, plan, key, d,
     collect(CASE WHEN one IS NULL THEN null ELSE {unit: one.id, unit_name: one.name, unit_as_stated: charge.name_as_stated, role: charge.role, label: charge.label, basis: charge.basis, collective: coalesce(charge.collective, false)} END) AS units
WITH item, due, m, plan, key, d, units, CASE WHEN item:Deliverable THEN item.passages ELSE item.deadline_passages END AS passages,
     CASE WHEN item:Deliverable THEN item.starts ELSE item.deadline_starts END AS starts, CASE WHEN item:Deliverable THEN item.ends ELSE item.deadline_ends END AS ends
WITH item, due, m, plan, key, d, units,
     [i IN range(0, size(coalesce(passages, [])) - 1) | {of: 'deadline', passage: passages[i], start: starts[i], end: ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH item, due, m, plan, key, d, units, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH item, due, m, plan, key, d, units, s, x ORDER BY key, n
WITH item, due, m, plan, key, d, units,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
OPTIONAL MATCH (at:Place {id: 'place:' + coalesce(d.place, '')})
RETURN key, due, coalesce(item.due_text, item.deadline_text) AS due_text, CASE WHEN item:Deliverable THEN 'deliverable' ELSE 'measure' END AS what, item.id AS id,
  item.verb AS verb, item.object_text AS object_text,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  units,
  plan.id AS plan, plan.name AS plan_name,
  d.place AS place, at.name AS place_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
