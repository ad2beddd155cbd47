// zh: 收录了哪些任务举措？
// en: Which measures are there?
//
// Parameters (null: no filter)
//   $name   words that the lead phrase holds    $place  code of the document's place, places below it included    $document  id of a document
//   $after  id of the last row already seen    $limit  rows wanted
// Columns
//   path: the headings above it, outermost first, and last its own number; units: how many answer for it
MATCH (n:Measure)
WHERE n.id > $after
  AND ($name IS NULL OR n.title CONTAINS $name)
  AND ($document IS NULL OR 'document:' + n.document = $document)
OPTIONAL MATCH (d:Document {id: 'document:' + n.document})
WITH n, d
WHERE $place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END
WITH n, d ORDER BY n.id LIMIT $limit
RETURN n.id AS id, n.number AS number, n.title AS title, n.path AS path, n.kind AS kind, n.deadline AS deadline, n.deadline_text AS deadline_text,
  COUNT { MATCH (n)<-[:RESPONSIBLE_FOR]-(:Entity) } AS units,
  d.id AS document, d.title AS document_title, d.authority AS authority
ORDER BY id
