// zh: 一份文件的各段落是什么？
// en: What are the passages of a document, in order?
//
// Parameters
//   $document  id of a document
//   $after     ordinal of the last passage already seen (-1: from the first)    $limit  passages wanted
// Columns
//   raw_start, raw_end: where the passage stands in the raw text, in code points; page: of a PDF; path: the headings above it
// Table: ordinal, kind, path, text, page
MATCH (d:Document {id: $document})-[:HAS_PASSAGE]->(p:Passage)
WHERE p.ordinal > $after
WITH d, p ORDER BY p.ordinal LIMIT $limit
RETURN p.id AS passage, p.ordinal AS ordinal, p.kind AS kind, p.path AS path, p.text AS text,
  p.part AS part, p.raw_start AS raw_start, p.raw_end AS raw_end, p.segments AS segments, p.page AS page,
  d.id AS document, d.title AS document_title, d.authority AS authority
ORDER BY ordinal
