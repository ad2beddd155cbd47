// zh: 这份文件还有效吗，依据谁、被谁替代或废止，解读在哪里？
// en: Is a document still in force, what is it based on, what replaced or repealed it, and where is it explained?
//
// Only what the documents taken in say: a repeal that stands elsewhere is not known here.
//
// Parameters (null: no filter)
//   $plan   id of a plan    $place  code of the plan's place, places below it included
//   $as_of  the day for which status is told; null: dates that have passed or not come yet are not judged
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   status: repealed, superseded, expired, not yet, in force or unknown; related: plans that it rests on, changes, cites or carries, and those that do so to it
//   evidence: of the relations and of the dates (of: the relation's type or the property's name)
// Table: plan_name, status, document_number, issued_on, effective_on, expires_on, related
CALL () {
  MATCH (plan:Entity {id: coalesce($plan, '')}) RETURN plan
  UNION ALL
  UNWIND CASE WHEN $plan IS NULL THEN [1] ELSE [] END AS all
  MATCH (plan:Plan) RETURN plan
}
WITH plan
WHERE plan:Plan AND ($place IS NULL OR plan.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH plan, plan.id AS key
WHERE key > $after
WITH plan, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (plan)-[r:BASED_ON|AMENDS|SUPERSEDES|REPEALS|CITES|CARRIES|INTERPRETS]-(o:Plan)
WITH plan, key, r, o ORDER BY key, type(r), o.id, r.document, head(r.starts)
WITH plan, key, collect(r) AS stated,
     collect(CASE WHEN o IS NULL THEN null ELSE {relation: type(r), outgoing: startNode(r).id = plan.id, plan: o.id, name: o.name, issued_on: o.issued_on, document: 'document:' + r.document} END) AS related
OPTIONAL MATCH (plan)<-[v:STATES]-(:Document)
WHERE v.property IN ['effective_on', 'expires_on', 'trial', 'force', 'issued_on', 'document_number']
WITH plan, key, stated, related, v ORDER BY key, v.property, v.document
WITH plan, key, stated, related, collect(v) AS properties
OPTIONAL MATCH (plan)-[:STATED_IN]->(held:Document)
WITH plan, key, stated, related, properties, held ORDER BY key, held.id
WITH plan, key, stated, related, properties, head(collect(held)) AS d
WITH plan, key, related, d,
     reduce(found = [], one IN stated | found + [i IN range(0, size(coalesce(one.passages, [])) - 1) | {of: type(one), passage: one.passages[i], start: one.starts[i], end: one.ends[i]}])
       + reduce(found = [], value IN properties | found + [i IN range(0, size(coalesce(value.passages, [])) - 1) | {of: value.property, passage: value.passages[i], start: value.starts[i], end: value.ends[i]}]) AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH plan, key, related, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH plan, key, related, d, s, x ORDER BY key, n
WITH plan, key, related, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, plan.id AS plan, plan.name AS plan_name, plan.genre AS genre, plan.document_number AS document_number, plan.issued_on AS issued_on, plan.effective_on AS effective_on,
  plan.expires_on AS expires_on, coalesce(plan.trial, false) AS trial,
  CASE
    WHEN any(one IN related WHERE one.relation = 'REPEALS' AND NOT one.outgoing) OR plan.force = 'repealed' THEN 'repealed'
    WHEN any(one IN related WHERE one.relation = 'SUPERSEDES' AND NOT one.outgoing) THEN 'superseded'
    WHEN plan.expires_on + '~' < $as_of OR plan.force = 'expired' THEN 'expired'
    WHEN plan.effective_on > $as_of + '~' THEN 'not yet'
    WHEN plan.force = 'in force' OR plan.expires_on + '~' >= $as_of THEN 'in force'
    ELSE 'unknown' END AS status,
  related,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
