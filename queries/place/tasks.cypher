// zh: 一个县（市、区）实际承担哪些任务，包括点名的和“各县（市、区）”一类统称的？
// en: Which measures does a county or city carry: those that name its units, and those that charge all of its kind?
//
// Parameters
//   $place   code of the place itself    $above  true: only what documents of higher places charge it with
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   how: named (a unit of the place), member (a unit of the place belongs to the group), collective (a group of a higher place whose wording covers this one: 各县(市、区), not 各省(区、市))
// Table: how, unit_name, role, measure_title, deadline, plan_name, document_title
CALL () {
  MATCH (u:Entity {place: $place})-[r:RESPONSIBLE_FOR]->(m:Measure)
  RETURN u, r, m, '1named' AS how
  UNION ALL
  MATCH (:Entity {place: $place})-[:MEMBER_OF]->(u:Entity)-[r:RESPONSIBLE_FOR]->(m:Measure)
  RETURN u, r, m, '2member' AS how
  UNION ALL
  UNWIND [left($place, 4) + '00', left($place, 2) + '0000', '000000'] AS higher
  WITH DISTINCT higher
  WHERE higher <> $place
  MATCH (u:Entity {place: higher})-[r:RESPONSIBLE_FOR]->(m:Measure)
  WHERE r.collective = true
  WITH u, r, m, replace(replace(coalesce(r.name_as_stated, u.name), '（', '('), '）', ')') AS said
  WITH u, r, m, said CONTAINS '省' AS provinces,
       size([word IN ['市', '各州', '地区', '盟'] WHERE replace(replace(said, '县(市、区)', ''), '县(市)', '') CONTAINS word]) > 0 AS cities,
       size([word IN ['县', '各区', '关区', '、区', '(区', '市区', '旗'] WHERE said CONTAINS word]) > 0 AS counties
  WHERE ($place ENDS WITH '0000' AND provinces)
     OR ($place ENDS WITH '00' AND cities AND NOT provinces AND NOT $place ENDS WITH '0000')
     OR (counties AND NOT provinces AND NOT $place ENDS WITH '00')
  RETURN u, r, m, '3collective' AS how
}
WITH u, r, m, min(how) AS how
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH u, r, m, how, d
WHERE NOT $above OR (d.place <> $place AND NOT d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH u, r, m, how, d,
     how + '|' + coalesce(r.document, '') + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id + '|' + u.id + '|' + coalesce(r.role, '') + '|' + coalesce(r.label, '')
       + '|' + coalesce(r.name_as_stated, '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH u, r, m, how, d, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH u, r, m, how, d, key, plan,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'responsibility', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}]
       + [i IN range(0, size(coalesce(m.deadline_passages, [])) - 1) | {of: 'deadline', passage: m.deadline_passages[i], start: m.deadline_starts[i], end: m.deadline_ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH u, r, m, how, d, key, plan, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH u, r, m, how, d, key, plan, s, x ORDER BY key, n
WITH u, r, m, how, d, key, plan,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, substring(how, 1) AS how, u.id AS unit, u.name AS unit_name, r.name_as_stated AS unit_as_stated, coalesce(r.collective, false) AS collective,
  r.role AS role, r.label AS label, r.basis AS basis,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, m.deadline AS deadline, m.deadline_text AS deadline_text,
  plan.id AS plan, plan.name AS plan_name, d.place AS document_place,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
