// zh: 两个维度（单位、文件、领域、平台、政策工具）交叉各有多少任务？
// en: How many measures are there at each crossing of two of: units, plans, fields, platforms, instruments, themes?
//
// Parameters
//   $rows, $columns  unit, plan, field, platform, instrument, theme
//   $unit   id of a unit in charge    $plan  id of a plan    $place  code of the document's place, places below it included (null: no filter)
//   $role   of the units where one side is units, or null
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   a cell without measures has no row; examples: titles of up to three measures; leads: of the measures, those that name a unit of the row or column as lead
// Table: row_name, column_name, measures, leads, examples
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
WHERE ($plan IS NULL OR (m)-[:PART_OF]->(:Plan {id: $plan}))
  AND ($place IS NULL OR any(code IN [(m)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
WITH m, CASE $rows
       WHEN 'unit' THEN [(m)<-[r:RESPONSIBLE_FOR]-(x:Entity) WHERE $role IS NULL OR r.role = $role | {id: x.id, name: x.name, lead: r.role = 'lead'}]
       WHEN 'plan' THEN [(m)-[:PART_OF]->(x:Plan) | {id: x.id, name: x.name, lead: false}]
       WHEN 'field' THEN [(m)-[:IN_FIELD]->(x:Concept) | {id: x.id, name: x.name, lead: false}]
       WHEN 'instrument' THEN [(m)-[:USES_INSTRUMENT]->(x:Concept) | {id: x.id, name: x.name, lead: false}]
       WHEN 'theme' THEN [(m)-[:HAS_THEME]->(x:Concept) | {id: x.id, name: x.name, lead: false}]
       ELSE [(m)-[:ABOUT]->(x:Entity) WHERE x:Platform OR x:Zone OR x:Fund | {id: x.id, name: x.name, lead: false}] END AS across
WHERE size(across) > 0
WITH m, across, CASE $columns
       WHEN 'unit' THEN [(m)<-[r:RESPONSIBLE_FOR]-(x:Entity) WHERE $role IS NULL OR r.role = $role | {id: x.id, name: x.name, lead: r.role = 'lead'}]
       WHEN 'plan' THEN [(m)-[:PART_OF]->(x:Plan) | {id: x.id, name: x.name, lead: false}]
       WHEN 'field' THEN [(m)-[:IN_FIELD]->(x:Concept) | {id: x.id, name: x.name, lead: false}]
       WHEN 'instrument' THEN [(m)-[:USES_INSTRUMENT]->(x:Concept) | {id: x.id, name: x.name, lead: false}]
       WHEN 'theme' THEN [(m)-[:HAS_THEME]->(x:Concept) | {id: x.id, name: x.name, lead: false}]
       ELSE [(m)-[:ABOUT]->(x:Entity) WHERE x:Platform OR x:Zone OR x:Fund | {id: x.id, name: x.name, lead: false}] END AS down
UNWIND across AS a
UNWIND down AS d
// Counted before the examples are looked at, which only the page's cells need.
WITH m, a, d, a.id + '|' + d.id AS key
WHERE key > $after
WITH key, a.id AS row, a.name AS row_name, d.id AS column, d.name AS column_name, count(DISTINCT m) AS measures,
     count(DISTINCT CASE WHEN a.lead OR d.lead THEN m END) AS leads, collect(DISTINCT m) AS found
ORDER BY key LIMIT $limit
UNWIND found AS m
WITH key, row, row_name, column, column_name, measures, leads, m ORDER BY key, m.document, m.ordinal, m.id
WITH key, row, row_name, column, column_name, measures, leads, collect({measure: m.id, measure_title: m.title}) AS found
RETURN key, row, row_name, column, column_name, measures, leads, found[0..3] AS examples
ORDER BY key
