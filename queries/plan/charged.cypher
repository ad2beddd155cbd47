// zh: 几份文件各点名哪些单位，以什么角色，负责多少任务？
// en: Which units do several plans name, in what roles, and for how many measures each?
//
// Parameters
//   $plans  ids of plans
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   rows by unit, then plan and role
// Table: unit_name, plan_name, role, measures
UNWIND $plans AS id
WITH DISTINCT id
MATCH (plan:Entity {id: id})<-[:PART_OF]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u:Entity)
WITH plan, u, r.role AS role, count(DISTINCT m.id) AS measures
WITH plan, u, role, measures, u.id + '|' + plan.id + '|' + coalesce(role, '') AS key
WHERE key > $after
WITH plan, u, role, measures, key ORDER BY key LIMIT $limit
RETURN key, u.id AS unit, u.name AS unit_name, plan.id AS plan, plan.name AS plan_name, role, measures
ORDER BY key
