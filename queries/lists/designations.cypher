// zh: 收录了哪些资质、称号和平台类别？
// en: Which titles and classes of platforms are there?
//
// Parameters (null: no filter)
//   $name   words that the name holds    $sort   id, name
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   broader: ids of the concepts above it; measures: how many name it
// Table: id, name, broader, measures
MATCH (n:Designation)
WHERE $name IS NULL OR n.name CONTAINS $name
WITH n, CASE $sort WHEN 'name' THEN coalesce(n.name, '') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (n)-[:BROADER]->(above:Designation)
WITH n, key, above ORDER BY key, above.id
WITH n, key, collect(DISTINCT above.id) AS broader
RETURN key, n.id AS id, n.name AS name, n.name_en AS name_en, n.code AS code, coalesce(n.resolved, true) AS resolved, broader,
  size([(n)<-[:ABOUT]-(m:Measure) | 1]) AS measures
ORDER BY key
