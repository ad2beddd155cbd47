// zh: 一个单位负责哪些任务，各是什么角色，原文怎么写？
// en: Which measures does a unit answer for, in what role, and where does it say so?
//
// Parameters
//   $unit   id of a unit
//   $role   lead, responsible, remit, territorial, support, guide, oversee; $basis  explicit, inherited, table (null: all)
//   $plan   id of a plan, or null    $place  code of the document's place, places below it included, or null
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   rows by role, leading ones first; basis: how the role is known; collective: charged as one of a group (各市)
// Table: role, measure_number, measure_title, deadline, plan_name, evidence
// Role and document alone tell how far a page may reach: the whole key is made of what lies before, not of all that a unit does.
MATCH (:Entity {id: $unit})-[r:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($role IS NULL OR r.role = $role)
  AND ($basis IS NULL OR r.basis = $basis)
  AND ($plan IS NULL OR (m)-[:PART_OF]->(:Plan {id: $plan}))
  AND ($place IS NULL OR any(code IN [(m)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
WITH CASE r.role WHEN 'lead' THEN '1' WHEN 'responsible' THEN '2' WHEN 'remit' THEN '3' WHEN 'territorial' THEN '4' WHEN 'support' THEN '5' WHEN 'guide' THEN '6' ELSE '7' END + '|' + coalesce(r.document, '') + '|' AS part
WHERE part > CASE WHEN size(split($after, '|')) < 3 THEN $after ELSE split($after, '|')[0] + '|' + split($after, '|')[1] + '|' END
WITH part ORDER BY part LIMIT $limit
WITH coalesce(max(part), '~') AS last
MATCH (u:Entity {id: $unit})-[r:RESPONSIBLE_FOR]->(m:Measure)
WHERE ($role IS NULL OR r.role = $role)
  AND ($basis IS NULL OR r.basis = $basis)
  AND ($plan IS NULL OR (m)-[:PART_OF]->(:Plan {id: $plan}))
  AND ($place IS NULL OR any(code IN [(m)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
WITH u, r, m, last, CASE r.role WHEN 'lead' THEN '1' WHEN 'responsible' THEN '2' WHEN 'remit' THEN '3' WHEN 'territorial' THEN '4' WHEN 'support' THEN '5' WHEN 'guide' THEN '6' ELSE '7' END + '|' + coalesce(r.document, '') + '|' AS part
WHERE part <= last AND part >= CASE WHEN size(split($after, '|')) < 3 THEN $after ELSE split($after, '|')[0] + '|' + split($after, '|')[1] + '|' END
WITH u, r, m, part + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id + '|' + right('000' + toString(coalesce(r.rank, 0)), 4)
       + '|' + coalesce(r.label, '') + '|' + coalesce(r.name_as_stated, '') + '|' + coalesce(head(r.passages), '') + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH u, r, m, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH u, r, m, key, d, plan
WITH u, r, m, key, d, plan,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'responsibility', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}]
       + [i IN range(0, size(coalesce(m.deadline_passages, [])) - 1) | {of: 'deadline', passage: m.deadline_passages[i], start: m.deadline_starts[i], end: m.deadline_ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH u, r, m, key, d, plan, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH u, r, m, key, d, plan, s, x ORDER BY key, n
WITH u, r, m, key, d, plan,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, u.id AS unit, u.name AS unit_name, r.name_as_stated AS unit_as_stated, coalesce(r.collective, false) AS collective,
  r.role AS role, r.label AS label, r.rank AS rank, r.basis AS basis,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, m.deadline AS deadline, m.deadline_text AS deadline_text,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
