// zh: 这些任务和目标的原文是什么？
// en: Which sentences state these measures and targets?
//
// Parameters
//   $ids  ids of measures and targets
// Columns
//   evidence: where it is said (of: measure or target), the quote with 40 characters around it
// Table: id, evidence
CALL () {
  UNWIND $ids AS id
  MATCH (f:Measure {id: id})
  RETURN f, 'measure' AS of
  UNION ALL
  UNWIND $ids AS id
  MATCH (f:Target {id: id})
  RETURN f, 'target' AS of
}
UNWIND range(0, CASE WHEN size(coalesce(f.passages, [])) = 0 THEN 0 ELSE size(f.passages) - 1 END) AS n
WITH f, of, n, f.passages[n] AS passage, f.starts[n] AS start, f.ends[n] AS end
OPTIONAL MATCH (x:Passage {id: coalesce(passage, '')})
WITH f, of, n, start, end, x ORDER BY f.id, n
WITH f, collect(CASE WHEN x IS NULL THEN null ELSE {
       of: of, passage: x.id, page: x.page, start: start, end: end,
       prefix: substring(x.text, CASE WHEN start > 40 THEN start - 40 ELSE 0 END, CASE WHEN start > 40 THEN 40 ELSE start END),
       quote: substring(x.text, start, end - start),
       suffix: left(substring(x.text, end), 40)} END) AS evidence
RETURN f.id AS id, evidence
ORDER BY id
