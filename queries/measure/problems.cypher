// zh: 督查发现的问题各由谁整改，何时完成？
// en: Which units put right the problems that an inspection found, and by when?
//
// Parameters (null: no filter)
//   $document  id of a document    $unit  id of a unit    $place  code of the document's place, places below it included
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   one row for each problem and measure; a problem without a measure has one row with none
// Table: problem_number, problem_title, measure_title, units, deadline, document_title
CALL () {
  MATCH (:Document {id: coalesce($document, '')})<-[:STATED_IN]-(p:Problem)
  RETURN p
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS all
  MATCH (p:Problem)
  RETURN p
}
OPTIONAL MATCH (p)<-[a:ADDRESSES]-(m:Measure)
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(p.document, '')})
WITH p, a, m, d
WHERE ($place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND ($unit IS NULL OR (m)<-[:RESPONSIBLE_FOR]-(:Entity {id: $unit}))
WITH p, a, m, d, p.document + '|' + right('00000' + last(split(coalesce(head(p.passages), ''), ':')), 6) + '|' + p.id + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + coalesce(m.id, '') AS key
WHERE key > $after
WITH p, a, m, d, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (m)<-[charge:RESPONSIBLE_FOR]-(one:Entity)
WITH p, a, m, d, key, charge, one ORDER BY key, charge.rank, one.id, charge.label
WITH p, a, m, d, key,
     collect(CASE WHEN one IS NULL THEN null ELSE {unit: one.id, unit_name: one.name, unit_as_stated: charge.name_as_stated, role: charge.role, label: charge.label, basis: charge.basis, collective: coalesce(charge.collective, false)} END) AS units
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH p, m, d, key, units, plan,
     [i IN range(0, size(coalesce(p.passages, [])) - 1) | {of: 'problem', passage: p.passages[i], start: p.starts[i], end: p.ends[i]}]
       + [i IN range(0, size(coalesce(m.deadline_passages, [])) - 1) | {of: 'deadline', passage: m.deadline_passages[i], start: m.deadline_starts[i], end: m.deadline_ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH p, m, d, key, units, plan, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH p, m, d, key, units, plan, s, x ORDER BY key, n
WITH p, m, d, key, units, plan,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, p.id AS problem, p.number AS problem_number, p.title AS problem_title,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, m.deadline AS deadline, m.deadline_text AS deadline_text,
  units,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
