// zh: 哪些事物的标识或名称正好是这个？
// en: Which things bear exactly this id or name?
//
// Parameters
//   $name   an id, or a name as documents or vocabularies write it
// Columns
//   one row a thing, several where the name has several readings; documents: how many documents name it
CALL () {
  MATCH (n:Entity {id: $name}) RETURN n
  UNION ALL
  MATCH (n:Concept {id: $name}) RETURN n
  UNION ALL
  MATCH (n:Place {id: $name}) RETURN n
  UNION ALL
  MATCH (n:Entity {name: $name}) RETURN n
  UNION ALL
  MATCH (n:Concept {name: $name}) RETURN n
  UNION ALL
  MATCH (n:Place {name: $name}) RETURN n
  UNION ALL
  WITH 'name:' + replace(replace($name, ' ', ''), '/', '／') AS id
  MATCH (:Name {id: id})-[:NAMES]->(n)
  RETURN n
}
WITH DISTINCT n
OPTIONAL MATCH (n)<-[named:NAMES]-(:Name)
WITH n, count(DISTINCT named.document) AS documents
RETURN n.id AS id, n.name AS name, labels(n) AS labels, coalesce(n.place, n.code) AS place, coalesce(n.resolved, true) AS resolved,
  documents
ORDER BY id
