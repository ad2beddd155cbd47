// zh: 一份文件陈述了哪些事实？
// en: What facts does a document state?
//
// Parameters
//   $document  id of a document
//   $after     key of the last row already seen    $limit  rows wanted
// Columns
//   type: class of the fact; properties: as in the graph; links: its relations to named things, units in charge among them
// Table: type, id, links, evidence
MATCH (d:Document {id: $document})<-[:STATED_IN]-(f)
WHERE f:Measure OR f:Deliverable OR f:Target OR f:Observation OR f:Provision OR f:Problem
WITH d, f, head(labels(f)) AS type
WITH d, f, type, type + '|' + right('00000' + toString(coalesce(f.ordinal, 0)), 6) + '|' + f.id AS key
WHERE key > $after
WITH d, f, type, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (f)-[r]-(o)
WHERE type(r) <> 'STATED_IN'
WITH d, f, type, key, r, o ORDER BY key, type(r), o.id
WITH d, f, type, key,
     collect(CASE WHEN o IS NULL THEN null ELSE {relation: type(r), outgoing: startNode(r).id = f.id, id: o.id, name: coalesce(o.name, o.title, o.indicator_as_stated, o.object_text, o.text), role: r.role, action: r.action} END) AS links
WITH d, f, type, key, links,
     [i IN range(0, size(coalesce(f.passages, [])) - 1) | {of: 'fact', passage: f.passages[i], start: f.starts[i], end: f.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH d, f, type, key, links, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH d, f, type, key, links, s, x ORDER BY key, n
WITH d, f, type, key, links,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, d.id AS document, d.title AS document_title, d.authority AS authority, type, f.id AS id, properties(f) AS properties, links, evidence
ORDER BY key
