// zh: 收录了哪些文件，哪些只是片段？
// en: Which documents have been taken in, and which of them are fragments only?
//
// Columns
//   completeness: whole, fragment (a part is missing) or summary; an answer of «nothing found» holds for these documents only
MATCH (d:Document)
RETURN d.id AS document, d.title AS title, coalesce(d.completeness, 'whole') AS completeness, d.authority AS authority
ORDER BY document
