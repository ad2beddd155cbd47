// zh: 一个标识现在由哪个节点代表？
// en: Which node stands for an id now?
//
// Parameters
//   $id  id of an entity or a concept
// Columns
//   one row where a person said that the id is one thing with others (kechuang decisions), none otherwise; to: the node's id, which is $id itself where it is the one that stands
MATCH (m:Merged {id: 'merged:' + $id})
RETURN m.of AS id, m.to AS to
