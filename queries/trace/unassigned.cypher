// zh: 哪些目标没有任何单位被点名负责？
// en: With which targets is nobody charged?
//
// Neither the target itself nor the measure that holds it names a unit; units that answer for the plan as a whole are listed beside it.
// Fragments (documents of which a part is missing) are left out unless asked for: who is charged may stand in the missing part.
//
// Parameters (null: no filter)
//   $unit   id of a unit: targets of the documents in which it is charged with something
//   $indicator  id of an indicator   $plan  id of a plan   $year  year that the target is for
//   $place  code of a place, places below it included: the document's, or the target's own
//   $fragments  true: fragments too
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   as in trace/targets; plan_units: names of the units that answer for the plan as a whole
// Table: indicator_as_stated, comparator, value, value_unit, year, measure_title, plan_units, document_title
CALL () {
  MATCH (:Entity {id: coalesce($unit, '')})-[:RESPONSIBLE_FOR]->(x)-[:STATED_IN]->(d:Document)
  WITH DISTINCT d
  MATCH (d)<-[:STATED_IN]-(t:Target)
  RETURN t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$indicator] ELSE [] END AS id
  MATCH (:Concept {id: coalesce(id, '')})<-[:MEASURES]-(t:Target)
  RETURN t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $indicator IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: coalesce(id, '')})-[:STATED_IN]->(:Document)<-[:STATED_IN]-(t:Target)
  RETURN t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $indicator IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (t:Target)
  RETURN t
}
WITH DISTINCT t
WHERE ($year IS NULL OR t.year = $year)
  AND NOT (t)<-[:RESPONSIBLE_FOR]-(:Entity)
  AND NOT (t)<-[:HAS_TARGET]-(:Measure)<-[:RESPONSIBLE_FOR]-(:Entity)
OPTIONAL MATCH (t)-[:MEASURES]->(ind:Indicator)
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(t.document, '')})
OPTIONAL MATCH (t)<-[:HAS_TARGET]-(m:Measure)
WITH t, ind, d, m,
     head([(t)<-[:HAS_TARGET]-(o)-[:PART_OF*0..1]->(w:Plan) | w]) AS plan,
     CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END AS below
WHERE ($indicator IS NULL OR ind.id = $indicator)
  AND ($plan IS NULL OR plan.id = $plan)
  AND ($fragments OR coalesce(d.completeness, 'whole') <> 'fragment')
  AND ($place IS NULL OR d.place STARTS WITH below OR any(code IN [(t)-[:FOR_PLACE]->(g:Place) | g.code] WHERE code STARTS WITH below))
WITH t, ind, d, m, plan,
     t.document + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + t.id AS key
WHERE key > $after
WITH t, ind, d, m, plan, key ORDER BY key LIMIT $limit
WITH t, ind, d, m, plan, key,
     [i IN range(0, size(coalesce(t.passages, [])) - 1) | {of: 'target', passage: t.passages[i], start: t.starts[i], end: t.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH t, ind, d, m, plan, key, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH t, ind, d, m, plan, key, s, x ORDER BY key, n
WITH t, ind, d, m, plan, key,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  t.id AS target, t.kind AS kind, ind.id AS indicator, ind.name AS indicator_name, t.indicator_as_stated AS indicator_as_stated,
  t.comparator AS comparator, t.value AS value, t.value2 AS value2, t.unit AS value_unit, t.change AS change, t.per AS per, t.year AS year,
  t.strength AS strength, t.attribute AS attribute, t.text AS text,
  plan.id AS plan, plan.name AS plan_name,
  CASE WHEN plan IS NULL THEN [] ELSE [(plan)<-[:RESPONSIBLE_FOR]-(u:Entity) | u.name] END AS plan_units,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, t.confidence AS confidence,
  evidence
ORDER BY key
