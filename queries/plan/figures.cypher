// zh: 几份文件对同一指标各提出什么目标？
// en: What targets do several plans set for the same indicators?
//
// Parameters
//   $plans  ids of plans
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   rows by indicator, kind of change and year, then plan: those of one indicator, change, per and year can be compared
// Table: indicator_name, change, year, plan_name, comparator, value, value_unit
UNWIND $plans AS id
WITH DISTINCT id
MATCH (plan:Entity {id: id})
CALL (plan) {
  MATCH (plan)-[:HAS_TARGET]->(t:Target) RETURN t
  UNION ALL
  MATCH (plan)<-[:PART_OF]-(:Measure)-[:HAS_TARGET]->(t:Target) RETURN t
}
WITH DISTINCT plan, t
OPTIONAL MATCH (t)-[:MEASURES]->(ind:Indicator)
OPTIONAL MATCH (t)<-[:HAS_TARGET]-(m:Measure)
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(t.document, '')})
WITH plan, t, ind, m, d,
     coalesce(ind.name, t.indicator_as_stated, '') + '|' + coalesce(ind.id, '') + '|' + coalesce(t.change, '') + '|' + coalesce(t.per, '') + '|' + coalesce(toString(t.year), '~') + '|' + plan.id + '|' + t.id AS key
WHERE key > $after
WITH plan, t, ind, m, d, key ORDER BY key LIMIT $limit
WITH plan, t, ind, m, d, key,
     [i IN range(0, size(coalesce(t.passages, [])) - 1) | {of: 'target', passage: t.passages[i], start: t.starts[i], end: t.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH plan, t, ind, m, d, key, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH plan, t, ind, m, d, key, s, x ORDER BY key, n
WITH plan, t, ind, m, d, key,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, t.id AS target, t.kind AS kind, ind.id AS indicator, ind.name AS indicator_name, t.indicator_as_stated AS indicator_as_stated,
  t.comparator AS comparator, t.value AS value, t.value2 AS value2, t.unit AS value_unit, t.change AS change, t.per AS per, t.year AS year,
  t.strength AS strength, t.attribute AS attribute, t.text AS text,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
