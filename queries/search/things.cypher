// zh: 收录的事物各有哪些名称和写法？
// en: Which names and surface forms does each thing bear?
//
// Parameters
//   $after  id of the last thing already seen    $limit  rows wanted
// Columns
//   names: surface forms; documents: how many documents name it; place: code of its place
// Table: id, name, names, documents
CALL () {
  MATCH (n:Entity) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT $limit
  UNION ALL
  MATCH (n:Concept) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT $limit
  UNION ALL
  MATCH (n:Place) WHERE n.id > $after RETURN n ORDER BY n.id LIMIT $limit
}
WITH n ORDER BY n.id LIMIT $limit
OPTIONAL MATCH (n)<-[named:NAMES]-(x:Name)
WITH n, x, named ORDER BY n.id, x.text
WITH n, collect(DISTINCT x.text) AS names, count(DISTINCT named.document) AS documents
RETURN n.id AS key, n.id AS id, n.name AS name, labels(n) AS labels, coalesce(n.place, n.code) AS place, names, documents
ORDER BY id
