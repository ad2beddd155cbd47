// zh: 哪些事物正好叫这个名称？
// en: Which things bear exactly this name?
//
// Parameters
//   $name  a name as documents or vocabularies write it
// Columns
//   one row a thing; several rows: the name has several readings
MATCH (x:Name {text: $name})-[:NAMES]->(n)
WITH DISTINCT n
RETURN n.id AS id, n.name AS name, labels(n) AS labels, n.place AS place
ORDER BY id
