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
  MATCH (:Entity {id: $unit})-[:RESPONSIBLE_FOR]->(m:Measure)
  RETURN m
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: id})<-[:PART_OF]-(m:Measure)
  RETURN m
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (m:Measure)
  RETURN m
}
WITH DISTINCT m
WHERE ($plan IS NULL OR (m)-[:PART_OF]->(:Plan {id: $plan}))
  AND ($place IS NULL OR any(code IN [(m)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
MATCH (m)-[a:RESPONSIBLE_FOR|PART_OF|IN_FIELD|USES_INSTRUMENT|HAS_THEME|ABOUT]-(across)
WHERE CASE $rows WHEN 'unit' THEN type(a) = 'RESPONSIBLE_FOR' WHEN 'plan' THEN type(a) = 'PART_OF' WHEN 'field' THEN type(a) = 'IN_FIELD' WHEN 'instrument' THEN type(a) = 'USES_INSTRUMENT' WHEN 'theme' THEN type(a) = 'HAS_THEME' ELSE type(a) = 'ABOUT' END AND ($rows <> 'platform' OR across:Platform OR across:Zone OR across:Fund) AND ($rows <> 'plan' OR across:Plan)
  AND ($role IS NULL OR $rows <> 'unit' OR a.role = $role)
MATCH (m)-[b:RESPONSIBLE_FOR|PART_OF|IN_FIELD|USES_INSTRUMENT|HAS_THEME|ABOUT]-(down)
WHERE CASE $columns WHEN 'unit' THEN type(b) = 'RESPONSIBLE_FOR' WHEN 'plan' THEN type(b) = 'PART_OF' WHEN 'field' THEN type(b) = 'IN_FIELD' WHEN 'instrument' THEN type(b) = 'USES_INSTRUMENT' WHEN 'theme' THEN type(b) = 'HAS_THEME' ELSE type(b) = 'ABOUT' END AND ($columns <> 'platform' OR down:Platform OR down:Zone OR down:Fund) AND ($columns <> 'plan' OR down:Plan)
  AND ($role IS NULL OR $columns <> 'unit' OR b.role = $role)
WITH across, down, m, max(CASE WHEN a.role = 'lead' OR b.role = 'lead' THEN 1 ELSE 0 END) AS leading
WITH across, down, m, leading ORDER BY across.id, down.id, m.document, m.ordinal, m.id
WITH across, down, count(m) AS measures, sum(leading) AS leads, collect({measure: m.id, measure_title: m.title}) AS found, across.id + '|' + down.id AS key
WHERE key > $after
WITH across, down, measures, leads, found[0..3] AS examples, key ORDER BY key LIMIT $limit
RETURN key, across.id AS row, across.name AS row_name, down.id AS column, down.name AS column_name, measures, leads, examples
ORDER BY key
