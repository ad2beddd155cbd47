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
// The page is cut on keys alone: what a hub's other relations say is never read.
MATCH (n)-[r]-(o)
WHERE ($relation IS NULL OR type(r) = $relation) AND o.id IS NOT NULL
WITH n, o, type(r) AS relation, startNode(r) = n AS outgoing
WITH n, o, relation, outgoing, relation + CASE WHEN outgoing THEN '|out|' ELSE '|in|' END + o.id AS key
WHERE key > $after
WITH DISTINCT n, o, relation, outgoing, key ORDER BY key LIMIT $limit
MATCH (o)-[r]-(n)
WHERE type(r) = relation AND (startNode(r) = n) = outgoing
WITH o, relation, outgoing, key, properties(r) AS s
ORDER BY key, coalesce(s.document, ''), coalesce(head(s.passages), ''), coalesce(head(s.starts), 0), coalesce(s.role, ''), coalesce(s.source, '')
WITH o, relation, outgoing, key, collect(s) AS statements
RETURN key, relation, outgoing, o.id AS id, labels(o) AS labels, coalesce(o.name, o.title, o.indicator_as_stated, o.object_text, o.text) AS name, statements
ORDER BY key
