// zh: 一个指标在各地各年的目标值和完成值是多少？
// en: What are the targets and the figures reached of an indicator, by place and year?
//
// Parameters
//   $indicator  id of an indicator    $place  code of the figure's place, places below it included, or null    $plan  id of a plan, or null
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   what: target or observation; status: of an observation (final, preliminary, estimate); value in base units, value2 the upper end of a range
//   rows by place, kind of change, year: figures of different change or per are different series
// Table: place_name, what, year, comparator, value, value_unit, change, document_title, evidence
MATCH (ind:Concept {id: $indicator})<-[:MEASURES]-(t)
WHERE (t:Target OR t:Observation)
OPTIONAL MATCH (t)-[:FOR_PLACE]->(g)
WITH ind, t, g ORDER BY t.id, g.id
WITH ind, t, head(collect(g)) AS g
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(t.document, '')})
OPTIONAL MATCH (t)<-[:HAS_TARGET|HAS_OBSERVATION]-(o)-[:PART_OF*0..1]->(w:Plan)
WITH ind, t, g, d, w ORDER BY t.id, w.id
WITH ind, t, g, d, head(collect(w)) AS plan
WHERE ($plan IS NULL OR plan.id = $plan)
  AND ($place IS NULL OR coalesce(g.code, d.place) STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH ind, t, g, d, plan,
     coalesce(g.code, g.id, d.place, '~') + '|' + coalesce(t.change, '') + '|' + coalesce(t.per, '') + '|' + coalesce(toString(t.year), '~') + '|'
       + CASE WHEN t:Target THEN '1' ELSE '2' END + '|' + t.id AS key
WHERE key > $after
WITH ind, t, g, d, plan, key ORDER BY key LIMIT $limit
WITH ind, t, g, d, plan, key,
     [i IN range(0, size(coalesce(t.passages, [])) - 1) | {of: 'figure', passage: t.passages[i], start: t.starts[i], end: t.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH ind, t, g, d, plan, key, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH ind, t, g, d, plan, key, s, x ORDER BY key, n
WITH ind, t, g, d, plan, key,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, CASE WHEN t:Target THEN 'target' ELSE 'observation' END AS what, t.id AS id,
  ind.id AS indicator, ind.name AS indicator_name, t.indicator_as_stated AS indicator_as_stated,
  coalesce(g.code, d.place) AS place, g.name AS place_name, t.year AS year, t.kind AS kind,
  t.comparator AS comparator, t.value AS value, t.value2 AS value2, t.unit AS value_unit, t.change AS change, t.per AS per,
  t.strength AS strength, t.attribute AS attribute, t.stage AS stage, t.status AS status, t.text AS text,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
