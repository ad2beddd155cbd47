// zh: 收录了哪些政策文件？
// en: Which policy documents (plans, schemes, opinions, rules, lists) are there?
//
// Parameters (null: no filter)
//   $name   words that the name holds    $place  code of a place, places below it included    $genre  as in the ontology (规划, 意见 …)
//   $sort   id, name, issued_on
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   type: its class in the ontology; documents: how many documents name it
// Table: id, name, genre, issued_on, period_start, period_end, documents
MATCH (n:Plan)
WHERE ($name IS NULL OR n.name CONTAINS $name)
  AND ($place IS NULL OR n.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND ($genre IS NULL OR n.genre = $genre)
WITH n, CASE $sort WHEN 'name' THEN coalesce(n.name, '') + '|' + n.id WHEN 'issued_on' THEN coalesce(n.issued_on, '~') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (n)<-[named:NAMES]-(:Name)
WITH n, key, count(DISTINCT named.document) AS documents
RETURN key, n.id AS id, n.name AS name,
  coalesce(head([l IN labels(n) WHERE NOT l IN ['Entity', 'Actor', 'Platform', 'Zone']]), head([l IN labels(n) WHERE l <> 'Entity'])) AS type,
  n.place AS place, n.genre AS genre, n.document_number AS document_number, n.issued_on AS issued_on, n.effective_on AS effective_on, n.expires_on AS expires_on, n.force AS force, n.period_start AS period_start, n.period_end AS period_end, coalesce(n.resolved, true) AS resolved,
  documents
ORDER BY key
