// zh: 一个节点是什么，哪些文件提到它？
// en: What is one node, and which documents name it?
//
// Parameters
//   $id  id of any node
// Columns
//   labels: its class and the classes above; properties: as in the graph; names: surface forms; documents: that name or state it
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
RETURN n.id AS id, labels(n) AS labels, coalesce(n.name, n.title, n.indicator_as_stated, n.object_text, n.text) AS name, properties(n) AS properties,
  COLLECT { MATCH (n)<-[:NAMES]-(x:Name) RETURN DISTINCT x.text AS text ORDER BY text } AS names,
  COLLECT {
    MATCH (n)<-[r:NAMES]-(:Name)
    WITH DISTINCT r.document AS document
    MATCH (d:Document {id: 'document:' + coalesce(document, '')})
    WITH d ORDER BY d.id
    RETURN {document: d.id, title: d.title, authority: d.authority, completeness: d.completeness}
  } AS documents
