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
CALL () {
  MATCH (:Entity {id: $unit})-[:RESPONSIBLE_FOR]->(x)-[:STATED_IN]->(d:Document)
  WITH DISTINCT d
  MATCH (d)<-[:STATED_IN]-(t:Target)
  RETURN t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$indicator] ELSE [] END AS id
  MATCH (:Concept {id: id})<-[:MEASURES]-(t:Target)
  RETURN t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $indicator IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: id})-[:STATED_IN]->(:Document)<-[:STATED_IN]-(t:Target)
  RETURN t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $indicator IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (t:Target)
  RETURN t
}
WITH DISTINCT t
WHERE ($year IS NULL OR t.year = $year)
  AND NOT EXISTS { MATCH (t)<-[:RESPONSIBLE_FOR]-(:Entity) }
  AND NOT EXISTS { MATCH (t)<-[:HAS_TARGET]-(:Measure)<-[:RESPONSIBLE_FOR]-(:Entity) }
OPTIONAL MATCH (t)-[:MEASURES]->(ind:Indicator)
OPTIONAL MATCH (d:Document {id: 'document:' + t.document})
OPTIONAL MATCH (t)<-[:HAS_TARGET]-(m:Measure)
WITH t, ind, d, m,
     head(COLLECT { MATCH (t)<-[:HAS_TARGET]-(o)-[:PART_OF*0..1]->(w:Plan) RETURN w ORDER BY w.id LIMIT 1 }) AS plan,
     CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END AS below
WHERE ($indicator IS NULL OR ind.id = $indicator)
  AND ($plan IS NULL OR plan.id = $plan)
  AND ($fragments OR coalesce(d.completeness, 'whole') <> 'fragment')
  AND ($place IS NULL OR d.place STARTS WITH below OR EXISTS { MATCH (t)-[:FOR_PLACE]->(g:Place) WHERE g.code STARTS WITH below })
WITH t, ind, d, m, plan,
     t.document + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + t.id AS key
WHERE key > $after
WITH t, ind, d, m, plan, key ORDER BY key LIMIT $limit
RETURN key,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  t.id AS target, t.kind AS kind, ind.id AS indicator, ind.name AS indicator_name, t.indicator_as_stated AS indicator_as_stated,
  t.comparator AS comparator, t.value AS value, t.value2 AS value2, t.unit AS value_unit, t.change AS change, t.per AS per, t.year AS year,
  t.strength AS strength, t.attribute AS attribute, t.text AS text,
  plan.id AS plan, plan.name AS plan_name,
  COLLECT { MATCH (plan)<-[r:RESPONSIBLE_FOR]-(u:Entity) RETURN DISTINCT u.name AS name ORDER BY name } AS plan_units,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, t.confidence AS confidence,
  COLLECT {
    UNWIND [i IN range(0, size(coalesce(t.passages, [])) - 1) | {n: i, passage: t.passages[i], start: t.starts[i], end: t.ends[i]}] AS s
    MATCH (y:Passage {id: s.passage})
    WITH s, y ORDER BY s.n
    RETURN {of: 'target', passage: y.id, start: s.start, end: s.end,
            prefix: substring(y.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
            quote: substring(y.text, s.start, s.end - s.start),
            suffix: left(substring(y.text, s.end), 40)}
  } AS evidence
ORDER BY key
