// zh: 一份文件陈述了哪些事实？
// en: What facts does a document state?
//
// Parameters
//   $document  id of a document
//   $after     key of the last row already seen    $limit  rows wanted
// Columns
//   type: class of the fact; properties: as in the graph; links: its relations to named things, units in charge among them
MATCH (d:Document {id: $document})<-[:STATED_IN]-(f)
WHERE f:Measure OR f:Deliverable OR f:Target OR f:Observation OR f:Provision OR f:Problem
WITH d, f, head(labels(f)) AS type
WITH d, f, type, type + '|' + right('00000' + toString(coalesce(f.ordinal, 0)), 6) + '|' + f.id AS key
WHERE key > $after
WITH d, f, type, key ORDER BY key LIMIT $limit
RETURN key, d.id AS document, d.title AS document_title, d.authority AS authority, type, f.id AS id, properties(f) AS properties,
  COLLECT {
    MATCH (f)-[r]-(n)
    WHERE type(r) <> 'STATED_IN'
    WITH r, n, startNode(r).id = f.id AS outgoing ORDER BY type(r), n.id
    RETURN {relation: type(r), outgoing: outgoing, id: n.id, name: coalesce(n.name, n.title, n.indicator_as_stated, n.object_text, n.text), role: r.role, action: r.action}
  } AS links,
  COLLECT {
    UNWIND [i IN range(0, size(coalesce(f.passages, [])) - 1) | {n: i, passage: f.passages[i], start: f.starts[i], end: f.ends[i]}] AS s
    MATCH (x:Passage {id: s.passage})
    WITH s, x ORDER BY s.n
    RETURN {of: 'fact', passage: x.id, start: s.start, end: s.end,
            prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
            quote: substring(x.text, s.start, s.end - s.start),
            suffix: left(substring(x.text, s.end), 40)}
  } AS evidence
ORDER BY key
