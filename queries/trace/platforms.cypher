// zh: 哪些单位与哪些平台、园区或基金有关：负责涉及它的任务、主管、运营建设或申报？
// en: Which units have to do with which platforms, zones or funds: in charge of a task that names it, supervising, operating, or bidding?
//
// Four kinds of link, never mixed. A `task` row says 负责涉及该平台的任务 (in charge of a task that names the platform), never 负责该平台.
//
// Parameters (null: no filter)
//   $unit      id of a unit                      $platform  id of a platform, zone or fund
//   $plan      id of a plan                      $place     code of a place, places below it included; the document's place
//   $role      lead, responsible, remit …        $as_of     ISO date: plan and link in force on that day, as far as stated
//   $link   task, supervises, operates, bids    $basis  explicit, inherited, table: how the role is known
//   $level  国家, 省, 市, 县: level of the plan    $period  a year that the plan covers
//   $field  id of a field, narrower ones included: of the measure, or of the platform
//   $after     key of the last row already seen  $limit     rows wanted
// Columns
//   link: task, supervises, operates or bids; relation: its type in the graph; kind: of a supervision or management
//   action: the verb that governs the platform in the task's sentence; collective: a group of units (各市), not one
//   evidence: where it is said (of: responsibility, platform, deadline or relation), the quote with 40 characters around it
// Table: unit_name, link, role, platform_name, action, measure_title, deadline, document_title, evidence
CALL () {
  MATCH (u:Entity {id: coalesce($unit, '')})-[r:RESPONSIBLE_FOR]->(m:Measure)-[a:ABOUT]->(p:Entity)
  RETURN u, r, m, a, p
  UNION ALL
  MATCH (u:Entity {id: coalesce($unit, '')})-[r:SUPERVISES|OPERATES|HOSTS|BUILDS|MANAGES|BIDS_FOR]->(p:Entity)
  RETURN u, r, null AS m, null AS a, p
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$platform] ELSE [] END AS id
  MATCH (p:Entity {id: coalesce(id, '')})<-[a:ABOUT]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN u, r, m, a, p
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL THEN [$platform] ELSE [] END AS id
  MATCH (p:Entity {id: coalesce(id, '')})<-[r:SUPERVISES|OPERATES|HOSTS|BUILDS|MANAGES|BIDS_FOR]-(u:Entity)
  RETURN u, r, null AS m, null AS a, p
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $platform IS NULL THEN [$plan] ELSE [] END AS id
  MATCH (:Entity {id: coalesce(id, '')})<-[:PART_OF]-(m:Measure)-[a:ABOUT]->(p:Entity)
  MATCH (m)<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN u, r, m, a, p
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $platform IS NULL AND $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (m:Measure)-[a:ABOUT]->(p:Entity)
  MATCH (m)<-[r:RESPONSIBLE_FOR]-(u:Entity)
  RETURN u, r, m, a, p
  UNION ALL
  UNWIND CASE WHEN $unit IS NULL AND $platform IS NULL THEN [coalesce($plan, '')] ELSE [] END AS id
  OPTIONAL MATCH (:Entity {id: id})-[:STATED_IN]->(w:Document)
  // There is one id: whoever weighs the statement before it runs need not guess.
  WITH id, collect(w.id) AS stated LIMIT 1
  MATCH (p:Entity)<-[r:SUPERVISES|OPERATES|HOSTS|BUILDS|MANAGES|BIDS_FOR]-(u:Entity)
  WHERE id = '' OR 'document:' + coalesce(r.document, '') IN stated
  RETURN u, r, null AS m, null AS a, p
}
WITH u, r, m, a, p,
     CASE type(r) WHEN 'RESPONSIBLE_FOR' THEN 'task' WHEN 'SUPERVISES' THEN 'supervises' WHEN 'BIDS_FOR' THEN 'bids' ELSE 'operates' END AS link
WHERE (p:Platform OR p:Zone OR p:Fund)
  AND ($platform IS NULL OR p.id = $platform)
  AND ($role IS NULL OR (link = 'task' AND r.role = $role))
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
OPTIONAL MATCH (m)-[:PART_OF]->(whole:Plan)
WITH u, r, m, a, p, link, d,
     CASE WHEN whole IS NULL AND d IS NOT NULL THEN head([(d)<-[:STATED_IN]-(x:Plan) | x]) ELSE whole END AS plan
WHERE ($plan IS NULL OR plan.id = $plan)
  AND ($link IS NULL OR link = $link)
  AND ($basis IS NULL OR r.basis = $basis)
  AND ($level IS NULL OR plan.level = $level)
  AND ($period IS NULL OR (plan.period_start <= $period AND plan.period_end >= $period))
  AND ($field IS NULL OR (m IS NOT NULL AND $field IN [(m)-[:IN_FIELD]->(:Concept)-[:BROADER*0..5]->(f:Concept) | f.id]) OR $field IN [(p)-[:IN_FIELD]->(:Concept)-[:BROADER*0..5]->(g:Concept) | g.id])
  AND ($place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND ($as_of IS NULL OR (
    coalesce(plan.issued_on, '') <= $as_of AND coalesce(plan.expires_on, '9999') + '~' >= $as_of
    AND coalesce(r.valid_from, '') <= $as_of AND coalesce(r.valid_to, '9999') + '~' >= $as_of))
WITH u, r, m, p, link, d, plan, a.action AS action, a.polarity AS polarity, collect(a) AS abouts
WITH u, r, m, p, link, d, plan, action, polarity, abouts,
     link + '|' + coalesce(r.document, '') + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + coalesce(m.id, '')
       + '|' + p.id + '|' + coalesce(action, '') + '|' + coalesce(polarity, '') + '|' + right('000' + toString(coalesce(r.rank, 0)), 4) + '|' + u.id
       + '|' + type(r) + '|' + coalesce(r.role, '') + '|' + coalesce(r.kind, '') + '|' + coalesce(r.label, '') + '|' + coalesce(r.name_as_stated, '')
       + '|' + coalesce(toString(head(r.starts)), '') AS key
WHERE key > $after
WITH u, r, m, p, link, d, plan, action, polarity, abouts, key ORDER BY key LIMIT $limit
WITH u, r, m, p, link, d, plan, action, polarity, abouts, key,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: CASE WHEN link = 'task' THEN 'responsibility' ELSE 'relation' END, passage: r.passages[i], start: r.starts[i], end: r.ends[i]}]
       + reduce(found = [], a IN abouts | found + [i IN range(0, size(coalesce(a.passages, [])) - 1) | {of: 'platform', passage: a.passages[i], start: a.starts[i], end: a.ends[i]}])
       + [i IN range(0, size(coalesce(m.deadline_passages, [])) - 1) | {of: 'deadline', passage: m.deadline_passages[i], start: m.deadline_starts[i], end: m.deadline_ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH u, r, m, p, link, d, plan, action, polarity, abouts, key, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH u, r, m, p, link, d, plan, action, polarity, abouts, key, s, x ORDER BY key, n
WITH u, r, m, p, link, d, plan, action, polarity, abouts, key,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, link, type(r) AS relation,
  u.id AS unit, u.name AS unit_name, r.name_as_stated AS unit_as_stated, coalesce(r.collective, false) AS collective,
  [(u)-[b:SUCCEEDED_BY]->(later:Entity) | {id: later.id, name: later.name, valid_from: b.valid_from}] AS successors,
  CASE WHEN link = 'task' THEN r.role END AS role, r.label AS label, r.rank AS rank, r.basis AS basis,
  CASE WHEN link <> 'task' THEN coalesce(r.kind, r.role) END AS kind,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path,
  action, polarity,
  p.id AS platform, p.name AS platform_name, head([a IN abouts | a.name_as_stated]) AS platform_as_stated,
  coalesce(head([l IN labels(p) WHERE NOT l IN ['Entity', 'Platform', 'Zone']]), head([l IN labels(p) WHERE l <> 'Entity'])) AS platform_type,
  m.deadline AS deadline, m.deadline_text AS deadline_text,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, r.source AS source,
  reduce(least = r.confidence, a IN abouts | CASE WHEN a.confidence < least THEN a.confidence ELSE least END) AS confidence,
  evidence
ORDER BY key
