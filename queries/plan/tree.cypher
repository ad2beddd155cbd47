// zh: 一份政策文件由哪些任务组成，各由谁负责、何时完成、含哪些目标和节点？
// en: What tasks is a plan made of, who is in charge of each, by when, and with which targets and deliverables?
//
// Parameters
//   $plan   id of a plan
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   path: the headings above a measure, outermost first, and last its own number: rows in order of the document, the tree follows from it
MATCH (plan:Entity {id: $plan})<-[:PART_OF]-(m:Measure)
WITH plan, m, right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + m.id AS key
WHERE key > $after
WITH plan, m, key ORDER BY key LIMIT $limit
RETURN key, plan.id AS plan, plan.name AS plan_name,
  m.id AS measure, m.number AS number, m.title AS title, m.path AS path, m.kind AS kind, m.deadline AS deadline, m.deadline_text AS deadline_text,
  COLLECT {
    MATCH (m)<-[r:RESPONSIBLE_FOR]-(u:Entity)
    WITH r, u ORDER BY r.rank, u.id
    RETURN {unit: u.id, unit_name: u.name, unit_as_stated: r.name_as_stated, role: r.role, label: r.label, basis: r.basis, collective: coalesce(r.collective, false)}
  } AS units,
  COLLECT {
    MATCH (m)<-[:PART_OF]-(b:Deliverable)
    WITH b ORDER BY b.id
    RETURN {deliverable: b.id, verb: b.verb, object_text: b.object_text, due: b.due, due_text: b.due_text}
  } AS deliverables,
  COLLECT {
    MATCH (m)-[:HAS_TARGET]->(t:Target)
    WITH t ORDER BY t.id
    RETURN {target: t.id, indicator_as_stated: t.indicator_as_stated, comparator: t.comparator, value: t.value, value2: t.value2, value_unit: t.unit, year: t.year}
  } AS targets,
  COLLECT {
    MATCH (m)-[a:ABOUT]->(p:Entity)
    WITH a, p ORDER BY p.id
    RETURN {entity: p.id, name: p.name, action: a.action}
  } AS about
ORDER BY key
