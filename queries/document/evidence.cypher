// zh: 这些段落的净文本和在原文中的位置是什么？
// en: What is the clean text of these passages, and where do they stand in the raw text?
//
// Parameters
//   $passages  ids of passages
// Columns
//   segments: JSON list of [clean start, clean length, raw start, raw length, repair, raw text if repaired]; null where the text is verbatim
// Table: document_title, ordinal, text, raw_start, raw_end
UNWIND $passages AS id
MATCH (p:Passage {id: id})
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(p.document, '')})
RETURN p.id AS passage, p.ordinal AS ordinal, p.kind AS kind, p.path AS path, p.text AS text,
  p.part AS part, p.raw_start AS raw_start, p.raw_end AS raw_end, p.segments AS segments, p.page AS page,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.url AS url, d.completeness AS completeness
