// zh: 收录了哪些文件，哪些只是片段，各读懂了多少？
// en: Which documents have been taken in, which of them are fragments only, and how much of each was read?
//
// Parameters
//   $document  id of a document, or null for all
// Columns
//   completeness: whole, fragment (a part is missing) or summary; an answer of «nothing found» holds for these documents only
//   clauses_skipped: why=count; unread: share of the text that gave no fact; slips: values a power of ten apart
// Table: document, title, completeness, completeness_why, clauses_seen, clauses_read, figures_seen, figures_read, unread
CALL () {
  MATCH (d:Document {id: coalesce($document, '')})
  RETURN d
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS all
  MATCH (d:Document)
  RETURN d
}
RETURN d.id AS document, d.title AS title, coalesce(d.completeness, 'whole') AS completeness, d.authority AS authority,
  d.completeness_why AS completeness_why, d.clauses_seen AS clauses_seen, d.clauses_read AS clauses_read,
  d.clauses_skipped AS clauses_skipped, d.figures_seen AS figures_seen, d.figures_read AS figures_read,
  d.unread AS unread, d.slips AS slips, d.quality AS quality
ORDER BY document
