// zh: 哪些文件对同一指标、同一地区、同一年份提出了不同的目标？
// en: Where do documents set different targets for the same indicator, place and year?
//
// A conflict needs the same indicator, place, year, change and per, and both plans in force; else it is a change over time or level.
//
// Parameters (null: no filter)
//   $indicator  id of an indicator    $place  code of the figure's place, places below it included    $year  year that the targets are for
//   $as_of      plans that are repealed, superseded or expired on that day are left out (null: repealed and superseded ones only)
//   $fragments  true: fragments too
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   kind: conflict (two documents differ), slip (one document gives values a power of ten apart, a probable slip of units) or repeated (one document gives two values)
//   figures: each with its document; evidence: of all figures
// Table: kind, indicator_name, place_name, year, change, figures
CALL () {
  MATCH (ind:Concept {id: coalesce($indicator, '')})<-[:MEASURES]-(t:Target)
  RETURN ind, t
  UNION ALL
  UNWIND CASE WHEN $indicator IS NULL THEN [1] ELSE [] END AS all
  MATCH (ind:Indicator)<-[:MEASURES]-(t:Target)
  RETURN ind, t
}
WITH ind, t
WHERE t.value IS NOT NULL AND t.year IS NOT NULL AND coalesce(t.kind, 'figure') = 'figure' AND ($year IS NULL OR t.year = $year)
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(t.document, '')})
OPTIONAL MATCH (t)-[:FOR_PLACE]->(g)
OPTIONAL MATCH (t)<-[:HAS_TARGET]-(o)-[:PART_OF*0..1]->(plan:Plan)
WITH ind, t, d, g, plan ORDER BY t.id, g.id, plan.id
WITH ind, t, d, head(collect(g)) AS g, head(collect(plan)) AS plan
WHERE ($fragments OR coalesce(d.completeness, 'whole') <> 'fragment')
  AND ($place IS NULL OR coalesce(g.code, d.place) STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND ($as_of IS NULL OR coalesce(plan.expires_on, '9999') + '~' >= $as_of)
  AND (plan IS NULL OR NOT coalesce(plan.force, '') IN ['repealed', 'expired'])
  AND (plan IS NULL OR NOT (plan)<-[:REPEALS|SUPERSEDES]-(:Plan))
WITH ind, coalesce(g.code, g.id, d.place) AS place, g.name AS place_name, t.year AS year, coalesce(t.change, 'level') AS change, coalesce(t.per, 'total') AS per, t.unit AS unit, t, d, plan
ORDER BY ind.id, place, year, t.id
WITH ind, place, place_name, year, change, per, unit, collect(t) AS all, count(DISTINCT t.value) AS values, count(DISTINCT d.id) AS documents,
     min(t.value) AS least, max(t.value) AS most,
     collect({target: t.id, value: t.value, comparator: t.comparator, strength: t.strength, text: t.text, plan: plan.id, plan_name: plan.name, document: d.id, document_title: d.title}) AS figures
WHERE values > 1
WITH ind, place, place_name, year, change, per, unit, all, figures,
     CASE WHEN documents > 1 THEN 'conflict' WHEN least > 0 AND most / least IN [10.0, 100.0, 1000.0, 10000.0, 100000000.0] THEN 'slip' ELSE 'repeated' END AS kind,
     ind.id + '|' + coalesce(place, '') + '|' + toString(year) + '|' + change + '|' + per + '|' + coalesce(unit, '') AS key
WHERE key > $after
WITH ind, place, place_name, year, change, per, unit, all, figures, kind, key ORDER BY key LIMIT $limit
WITH ind, place, place_name, year, change, per, unit, figures, kind, key,
     reduce(found = [], one IN all | found + [i IN range(0, size(coalesce(one.passages, [])) - 1) | {of: 'target', passage: one.passages[i], start: one.starts[i], end: one.ends[i]}]) AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH ind, place, place_name, year, change, per, unit, figures, kind, key, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH ind, place, place_name, year, change, per, unit, figures, kind, key, s, x ORDER BY key, n
WITH ind, place, place_name, year, change, per, unit, figures, kind, key,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, kind, ind.id AS indicator, ind.name AS indicator_name, place, place_name, year, change, per, unit AS value_unit, figures, evidence
ORDER BY key
