// zh: 收录了哪些指标？
// en: Which indicators are there?
//
// Parameters (null: no filter)
//   $name   words that the name holds
//   $sort   id, name
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   targets, observations: how many figures measure it
// Table: id, name, unit_kind, targets, observations
MATCH (n:Indicator)
WHERE ($name IS NULL OR n.name CONTAINS $name)
WITH n, CASE $sort WHEN 'name' THEN coalesce(n.name, '') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
RETURN key, n.id AS id, n.name AS name, n.definition AS definition, n.unit_kind AS unit_kind, n.direction AS direction, n.measure_type AS measure_type,
  coalesce(n.resolved, true) AS resolved,
  size([(n)<-[:MEASURES]-(:Target) | 1]) AS targets, size([(n)<-[:MEASURES]-(:Observation) | 1]) AS observations
ORDER BY key
