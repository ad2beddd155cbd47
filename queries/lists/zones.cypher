// zh: 收录了哪些走廊、园区和区域？
// en: Which corridors, parks and regions are there?
//
// Parameters (null: no filter)
//   $name   words that the name holds    $place  code of a place, places below it included
//   $sort   id, name
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   type: its class in the ontology; documents: how many documents name it
// Table: id, name, place, documents
MATCH (n:Zone)
WHERE ($name IS NULL OR n.name CONTAINS $name)
  AND ($place IS NULL OR n.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH n, CASE $sort WHEN 'name' THEN coalesce(n.name, '') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (n)<-[named:NAMES]-(:Name)
WITH n, key, count(DISTINCT named.document) AS documents
RETURN key, n.id AS id, n.name AS name,
  coalesce(head([l IN labels(n) WHERE NOT l IN ['Entity', 'Actor', 'Platform', 'Zone']]), head([l IN labels(n) WHERE l <> 'Entity'])) AS type,
  n.place AS place, coalesce(n.resolved, true) AS resolved,
  documents
ORDER BY key
