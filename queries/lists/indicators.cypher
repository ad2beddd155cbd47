// zh: 收录了哪些指标？
// en: Which indicators are there?
//
// Parameters (null: no filter)
//   $name   words that the name holds
//   $after  id of the last row already seen    $limit  rows wanted
// Columns
//   targets, observations: how many figures measure it
MATCH (n:Indicator)
WHERE n.id > $after AND ($name IS NULL OR n.name CONTAINS $name)
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id AS id, n.name AS name, n.definition AS definition, n.unit_kind AS unit_kind, n.direction AS direction, n.measure_type AS measure_type,
  coalesce(n.resolved, true) AS resolved,
  COUNT { MATCH (n)<-[:MEASURES]-(:Target) } AS targets, COUNT { MATCH (n)<-[:MEASURES]-(:Observation) } AS observations
ORDER BY id
