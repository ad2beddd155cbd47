// zh: 收录了哪些任务举措？
// en: Which measures are there?
//
// Parameters (null: no filter)
//   $name   words that the lead phrase holds    $place  code of the document's place, places below it included    $document  id of a document
//   $sort   id, title, deadline
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   path: the headings above it, outermost first, and last its own number; units: how many answer for it
// Table: id, number, title, deadline, units, document_title
CALL () {
  MATCH (:Document {id: coalesce($document, '')})<-[:STATED_IN]-(n:Measure)
  RETURN n
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS all
  MATCH (n:Measure)
  RETURN n
}
WITH n
WHERE ($name IS NULL OR n.title CONTAINS $name)
  AND ($place IS NULL OR any(code IN [(n)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
WITH n, CASE $sort WHEN 'title' THEN coalesce(n.title, '') + '|' + n.id WHEN 'deadline' THEN coalesce(n.deadline, '~') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(n.document, '')})
RETURN key, n.id AS id, n.number AS number, n.title AS title, n.path AS path, n.kind AS kind, n.deadline AS deadline, n.deadline_text AS deadline_text,
  size([(n)<-[:RESPONSIBLE_FOR]-(:Entity) | 1]) AS units,
  d.id AS document, d.title AS document_title, d.authority AS authority
ORDER BY key
