// zh: 收录了哪些行政区划？
// en: Which administrative divisions are there?
//
// Parameters (null: no filter)
//   $name   words that the name holds    $place  code of a place, places below it included
//   $sort   id, name
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   code: GB/T 2260, or the user's own; parent: code of the division above
// Table: id, name, code, level, parent
MATCH (n:Place)
WHERE ($name IS NULL OR n.name CONTAINS $name)
  AND ($place IS NULL OR n.code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH n, CASE $sort WHEN 'name' THEN coalesce(n.name, '') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
RETURN key, n.id AS id, n.name AS name, n.code AS code, n.level AS level, n.parent AS parent, n.valid_from AS valid_from, n.valid_to AS valid_to
ORDER BY key
