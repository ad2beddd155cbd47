// zh: 一个节点与哪些节点相连？
// en: Which nodes is a node linked to?
//
// Parameters
//   $id        id of any node
//   $relation  type of relation, or null for all
//   $after     key of the last row already seen    $limit  rows wanted
// Columns
//   outgoing: the relation goes from this node to the neighbour; statements: properties of each such relation, one for each document that states it
// Table: relation, outgoing, id, name
CALL () {
  MATCH (n:Entity {id: $id}) RETURN n
  UNION ALL MATCH (n:Concept {id: $id}) RETURN n
  UNION ALL MATCH (n:Measure {id: $id}) RETURN n
  UNION ALL MATCH (n:Deliverable {id: $id}) RETURN n
  UNION ALL MATCH (n:Target {id: $id}) RETURN n
  UNION ALL MATCH (n:Observation {id: $id}) RETURN n
  UNION ALL MATCH (n:Provision {id: $id}) RETURN n
  UNION ALL MATCH (n:Condition {id: $id}) RETURN n
  UNION ALL MATCH (n:Problem {id: $id}) RETURN n
  UNION ALL MATCH (n:Place {id: $id}) RETURN n
  UNION ALL MATCH (n:Document {id: $id}) RETURN n
  UNION ALL MATCH (n:Passage {id: $id}) RETURN n
  UNION ALL MATCH (n:Name {id: $id}) RETURN n
}
MATCH (n)-[r]-(o)
WHERE ($relation IS NULL OR type(r) = $relation) AND o.id IS NOT NULL
WITH n, r, o, type(r) AS relation, startNode(r).id = n.id AS outgoing
WITH relation, outgoing, o, collect(properties(r)) AS statements
WITH relation, outgoing, o, statements, relation + '|' + CASE WHEN outgoing THEN 'out' ELSE 'in' END + '|' + o.id AS key
WHERE key > $after
WITH relation, outgoing, o, statements, key ORDER BY key LIMIT $limit
UNWIND statements AS s
WITH relation, outgoing, o, key, s
ORDER BY key, coalesce(s.document, ''), coalesce(head(s.passages), ''), coalesce(head(s.starts), 0), coalesce(s.role, ''), coalesce(s.source, '')
WITH relation, outgoing, o, key, collect(s) AS statements
RETURN key, relation, outgoing, o.id AS id, labels(o) AS labels, coalesce(o.name, o.title, o.indicator_as_stated, o.object_text, o.text) AS name, statements
ORDER BY key
