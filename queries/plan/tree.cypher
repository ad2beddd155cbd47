// zh: 一份政策文件由哪些任务组成，各由谁负责、何时完成、含哪些目标和节点？
// en: What tasks is a plan made of, who is in charge of each, by when, and with which targets and deliverables?
//
// Parameters
//   $plan   id of a plan
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   path: the headings above a measure, outermost first, and last its own number: rows in order of the document, the tree follows from it
// Table: number, title, deadline, units, deliverables, targets, about
MATCH (plan:Entity {id: $plan})<-[:PART_OF]-(m:Measure)
WITH plan, m, right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id AS key
WHERE key > $after
WITH plan, m, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (m)<-[r:RESPONSIBLE_FOR]-(u:Entity)
WITH plan, m, key, r, u ORDER BY key, r.rank, u.id
WITH plan, m, key,
     collect(CASE WHEN u IS NULL THEN null ELSE {unit: u.id, unit_name: u.name, unit_as_stated: r.name_as_stated, role: r.role, label: r.label, basis: r.basis, collective: coalesce(r.collective, false)} END) AS units
OPTIONAL MATCH (m)<-[:PART_OF]-(b:Deliverable)
WITH plan, m, key, units, b ORDER BY key, b.id
WITH plan, m, key, units,
     collect(CASE WHEN b IS NULL THEN null ELSE {deliverable: b.id, verb: b.verb, object_text: b.object_text, due: b.due, due_text: b.due_text} END) AS deliverables
OPTIONAL MATCH (m)-[:HAS_TARGET]->(t:Target)
WITH plan, m, key, units, deliverables, t ORDER BY key, t.id
WITH plan, m, key, units, deliverables,
     collect(CASE WHEN t IS NULL THEN null ELSE {target: t.id, indicator_as_stated: t.indicator_as_stated, comparator: t.comparator, value: t.value, value2: t.value2, value_unit: t.unit, year: t.year} END) AS targets
OPTIONAL MATCH (m)-[a:ABOUT]->(p:Entity)
WITH plan, m, key, units, deliverables, targets, a, p ORDER BY key, p.id, a.action
WITH plan, m, key, units, deliverables, targets,
     collect(CASE WHEN p IS NULL THEN null ELSE {entity: p.id, name: p.name, action: a.action} END) AS about
RETURN key, plan.id AS plan, plan.name AS plan_name,
  m.id AS measure, m.number AS number, m.title AS title, m.path AS path, m.kind AS kind, m.deadline AS deadline, m.deadline_text AS deadline_text,
  units, deliverables, targets, about
ORDER BY key
