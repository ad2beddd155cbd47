// zh: 哪些单位对哪些目标负责：目标本身点名、任务含有该目标，或对整个文件负责？
// en: Which units answer for which targets: charged with the figure itself, with the measure that holds it, or with the plan as a whole?
//
// Targets with whom nobody is charged are no rows here: see trace/unassigned.
//
// Parameters (null: no filter)
//   $unit   id of a unit      $indicator  id of an indicator      $plan   id of a plan
//   $place  code of a place, places below it included: the document's, or the target's own
//   $year   year that the target is for
//   $link   target, measure, plan    $role  role in the charge    $basis  explicit, inherited, table: how it is known
//   $level  国家, 省, 市, 县: level of the plan    $period  a year that the plan covers
//   $field  id of a field of the measure, narrower ones included    $as_of  plan and charge in force on that day, as far as stated
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   link: target, measure or plan (as above); value in base units, value_unit its unit, value2 the upper end of a range
//   evidence: where it is said (of: responsibility or target), the quote with 40 characters around it
// Table: unit_name, link, role, indicator_as_stated, comparator, value, value_unit, year, measure_title, document_title
CALL () {
  MATCH (u:Entity {id: coalesce($unit, '')})-[r:RESPONSIBLE_FOR]->(x)<-[:PART_OF*0..1]-(o)-[:HAS_TARGET*0..1]->(t:Target)
  RETURN u, r, x, t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$indicator] ELSE [] END AS id
  MATCH (:Concept {id: coalesce(id, '')})<-[:MEASURES]-(t:Target)<-[:HAS_TARGET*0..1]-(o)-[:PART_OF*0..1]->(x)<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN u, r, x, t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $indicator IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: coalesce(id, '')})-[:STATED_IN]->(:Document)<-[:STATED_IN]-(t:Target)<-[:HAS_TARGET*0..1]-(o)-[:PART_OF*0..1]->(x)<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN u, r, x, t
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $indicator IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (t:Target)<-[:HAS_TARGET*0..1]-(o)-[:PART_OF*0..1]->(x)<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN u, r, x, t
}
WITH DISTINCT u, r, x, t, CASE WHEN x:Target THEN 'target' WHEN x:Measure THEN 'measure' ELSE 'plan' END AS link
WHERE $year IS NULL OR t.year = $year
OPTIONAL MATCH (t)-[:MEASURES]->(ind:Indicator)
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(t.document, '')})
OPTIONAL MATCH (t)<-[:HAS_TARGET]-(m:Measure)
WITH u, r, x.id AS charged, t, link, ind, d, m,
     head([(t)<-[:HAS_TARGET]-(o)-[:PART_OF*0..1]->(w:Plan) | w]) AS plan,
     CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END AS below
WHERE ($indicator IS NULL OR ind.id = $indicator)
  AND ($plan IS NULL OR plan.id = $plan)
  AND ($link IS NULL OR link = $link)
  AND ($role IS NULL OR r.role = $role)
  AND ($basis IS NULL OR r.basis = $basis)
  AND ($level IS NULL OR plan.level = $level)
  AND ($period IS NULL OR (plan.period_start <= $period AND plan.period_end >= $period))
  AND ($field IS NULL OR (m IS NOT NULL AND $field IN [(m)-[:IN_FIELD]->(:Concept)-[:BROADER*0..5]->(f:Concept) | f.id]))
  AND ($as_of IS NULL OR (
    coalesce(plan.issued_on, '') <= $as_of AND coalesce(plan.expires_on, '9999') + '~' >= $as_of
    AND coalesce(r.valid_from, '') <= $as_of AND coalesce(r.valid_to, '9999') + '~' >= $as_of))
  AND ($place IS NULL OR d.place STARTS WITH below OR any(code IN [(t)-[:FOR_PLACE]->(g:Place) | g.code] WHERE code STARTS WITH below))
WITH u, r, t, link, ind, d, m, plan,
     CASE link WHEN 'target' THEN '1' WHEN 'measure' THEN '2' ELSE '3' END + '|' + t.document + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6)
       + '|' + t.id + '|' + right('000' + toString(coalesce(r.rank, 0)), 4) + '|' + u.id + '|' + coalesce(r.role, '') + '|' + coalesce(toString(head(r.starts)), '')
       + '|' + charged + '|' + coalesce(r.document, '') AS key
WHERE key > $after
WITH u, r, t, link, ind, d, m, plan, key ORDER BY key LIMIT $limit
WITH u, r, t, link, ind, d, m, plan, key,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'responsibility', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}]
       + [i IN range(0, size(coalesce(t.passages, [])) - 1) | {of: 'target', passage: t.passages[i], start: t.starts[i], end: t.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH u, r, t, link, ind, d, m, plan, key, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH u, r, t, link, ind, d, m, plan, key, s, x ORDER BY key, n
WITH u, r, t, link, ind, d, m, plan, key,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, link,
  u.id AS unit, u.name AS unit_name, r.name_as_stated AS unit_as_stated, coalesce(r.collective, false) AS collective,
  [(u)-[b:SUCCEEDED_BY]->(later:Entity) | {id: later.id, name: later.name, valid_from: b.valid_from}] AS successors,
  r.role AS role, r.label AS label, r.rank AS rank, r.basis AS basis,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  m.deadline AS deadline, m.deadline_text AS deadline_text,
  t.id AS target, t.kind AS kind, ind.id AS indicator, ind.name AS indicator_name, t.indicator_as_stated AS indicator_as_stated,
  t.comparator AS comparator, t.value AS value, t.value2 AS value2, t.unit AS value_unit, t.change AS change, t.per AS per, t.year AS year,
  t.strength AS strength, t.attribute AS attribute, t.text AS text,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness,
  CASE WHEN t.confidence < r.confidence THEN t.confidence ELSE r.confidence END AS confidence,
  evidence
ORDER BY key
