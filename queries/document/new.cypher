// zh: 某日以来新收录（或新发布）了哪些文件，带来多少任务和目标？
// en: Which documents are new since a date, taken in or published, and what did they bring?
//
// Parameters
//   $since  first day (ISO)    $by  loaded: by the day they were taken in; published: by their own date
//   $place  code of the document's place, places below it included, or null
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   day: the day that counts (see $by); measures, targets: how many it holds; charges: how often a unit is charged
// Table: day, document_title, place, measures, targets, charges
MATCH (d:Document)
WHERE $place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END
OPTIONAL MATCH (run:Run)-[:PRODUCED]->(d)
WITH d, max(run.started_at) AS loaded
WITH d, loaded, CASE $by WHEN 'loaded' THEN loaded ELSE d.published END AS day
WHERE day + '~' >= $since
WITH d, loaded, day, day + '|' + d.id AS key
WHERE key > $after
WITH d, loaded, day, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (d)<-[:STATED_IN]-(plan:Plan)
WITH d, loaded, day, key, plan ORDER BY key, plan.id
WITH d, loaded, day, key, head(collect(plan)) AS plan
RETURN key, day, loaded AS loaded_at, d.published AS published, d.place AS place, d.issuer AS issuer,
  plan.id AS plan, plan.name AS plan_name, plan.genre AS genre,
  size([(d)<-[:STATED_IN]-(m:Measure) | 1]) AS measures, size([(d)<-[:STATED_IN]-(t:Target) | 1]) AS targets,
  size([(d)<-[:STATED_IN]-(:Measure)<-[charge:RESPONSIBLE_FOR]-(:Entity) | 1]) AS charges,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness
ORDER BY key
