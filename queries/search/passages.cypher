// zh: 哪些段落写有这些字？
// en: Which passages hold these words?
//
// Parameters
//   $text   full-text question, already quoted or escaped (see queries/search/text.py)
//   $place  code of the document's place, places below it included, or null
//   $document  id of a document, or null
//   $skip   rows to leave out    $limit  rows wanted
// Columns
//   text: the whole passage; score: how well it matches
// Table: document_title, ordinal, text
CALL db.index.fulltext.queryNodes('passage_text', $text) YIELD node, score
MATCH (d:Document {id: 'document:' + coalesce(node.document, '')})
WHERE ($place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND ($document IS NULL OR d.id = $document)
WITH node, score, d ORDER BY score DESC, node.id SKIP $skip LIMIT $limit
RETURN node.id AS passage, node.ordinal AS ordinal, node.kind AS kind, node.path AS path, node.text AS text, score,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness
ORDER BY score DESC, passage
