// zh: 一类资质或平台（省级新型研发机构……）还差多少家，谁负责，谁在争创？
// en: How many holders of a title (new-type R&D bodies of the province …) are still missing, who answers for that, and who bids for it?
//
// Parameters (null: no filter)
//   $designation  id of a title    $place  code of the target's place, places below it included    $year  year that the target is for
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   reached, reached_year: the latest level that a document states for the same place; missing: target less reached, null where one of the two is unknown or the target is an increment
//   units: charged with the figure or with the measure that holds it; bidders: who is stated to strive for the title; holders: who is stated to have obtained it
// Table: designation_name, place_name, year, comparator, value, reached, missing, units, bidders
CALL () {
  MATCH (g:Concept {id: coalesce($designation, '')})<-[:COUNTS]-(ind:Concept)<-[:MEASURES]-(t:Target)
  RETURN g, ind, t
  UNION ALL
  UNWIND CASE WHEN $designation IS NULL THEN [1] ELSE [] END AS all
  MATCH (g:Designation)<-[:COUNTS]-(ind:Concept)<-[:MEASURES]-(t:Target)
  RETURN g, ind, t
}
WITH g, ind, t
WHERE $year IS NULL OR t.year = $year
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(t.document, '')})
OPTIONAL MATCH (t)-[:FOR_PLACE]->(where)
WITH g, ind, t, d, where ORDER BY t.id, where.id
WITH g, ind, t, d, head(collect(where)) AS where
WHERE $place IS NULL OR coalesce(where.code, d.place) STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END
WITH g, ind, t, d, where, g.id + '|' + coalesce(where.code, d.place, '') + '|' + coalesce(toString(t.year), '~') + '|' + t.id AS key
WHERE key > $after
WITH g, ind, t, d, where, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (ind)<-[:MEASURES]-(o:Observation)-[:FOR_PLACE]->(where)
WHERE coalesce(o.change, 'level') = 'level'
WITH g, ind, t, d, where, key, o ORDER BY key, o.year DESC, o.id
WITH g, ind, t, d, where, key, head(collect(o)) AS o
OPTIONAL MATCH (t)<-[:HAS_TARGET*0..1]-(x)<-[charge:RESPONSIBLE_FOR]-(one:Entity)
WHERE NOT x:Plan
WITH g, ind, t, d, where, key, o, charge, one ORDER BY key, charge.rank, one.id, charge.label
WITH g, ind, t, d, where, key, o,
     collect(CASE WHEN one IS NULL THEN null ELSE {unit: one.id, unit_name: one.name, unit_as_stated: charge.name_as_stated, role: charge.role, label: charge.label, basis: charge.basis, collective: coalesce(charge.collective, false)} END) AS units
OPTIONAL MATCH (g)<-[bid:BIDS_FOR|OBTAINED]-(who)
WITH g, ind, t, d, where, key, o, units, bid, who ORDER BY key, who.id, bid.document
WITH g, ind, t, d, where, key, o, units, collect(DISTINCT CASE WHEN who IS NULL THEN null ELSE {id: who.id, name: who.name, relation: type(bid), status: bid.status} END) AS claims
OPTIONAL MATCH (t)<-[:HAS_TARGET]-(m:Measure)
WITH g, ind, t, d, where, key, o, units, claims, m,
     [i IN range(0, size(coalesce(t.passages, [])) - 1) | {of: 'target', passage: t.passages[i], start: t.starts[i], end: t.ends[i]}]
       + [i IN range(0, size(coalesce(o.passages, [])) - 1) | {of: 'observation', passage: o.passages[i], start: o.starts[i], end: o.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH g, ind, t, d, where, key, o, units, claims, m, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH g, ind, t, d, where, key, o, units, claims, m, s, x ORDER BY key, n
WITH g, ind, t, d, where, key, o, units, claims, m,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, g.id AS designation, g.name AS designation_name, t.id AS target, t.kind AS kind, ind.id AS indicator, ind.name AS indicator_name, t.indicator_as_stated AS indicator_as_stated,
  t.comparator AS comparator, t.value AS value, t.value2 AS value2, t.unit AS value_unit, t.change AS change, t.per AS per, t.year AS year,
  t.strength AS strength, t.attribute AS attribute, t.text AS text,
  coalesce(where.code, d.place) AS place, where.name AS place_name,
  o.value AS reached, o.year AS reached_year,
  CASE WHEN coalesce(t.change, 'level') = 'level' THEN t.value - o.value END AS missing,
  units, [one IN claims WHERE one.relation = 'BIDS_FOR'] AS bidders, [one IN claims WHERE one.relation = 'OBTAINED'] AS holders,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
