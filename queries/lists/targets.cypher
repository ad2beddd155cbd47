// zh: 收录了哪些目标？
// en: Which targets are there?
//
// Parameters (null: no filter)
//   $name   words that the indicator, as stated or canonical, holds    $year  year that the target is for
//   $place  code of the document's place, places below it included    $document  id of a document
//   $sort   id, indicator, year
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   value in base units, value_unit its unit, value2 the upper end of a range
// Table: indicator_as_stated, comparator, value, value_unit, year, document_title
CALL () {
  MATCH (:Document {id: coalesce($document, '')})<-[:STATED_IN]-(n:Target)
  RETURN n
  UNION ALL
  UNWIND CASE WHEN $document IS NULL THEN [1] ELSE [] END AS all
  MATCH (n:Target)
  RETURN n
}
WITH n
WHERE ($year IS NULL OR n.year = $year)
  AND ($name IS NULL OR n.indicator_as_stated CONTAINS $name OR any(named IN [(n)-[:MEASURES]->(i:Indicator) | i.name] WHERE named CONTAINS $name))
  AND ($place IS NULL OR any(code IN [(n)-[:STATED_IN]->(o:Document) | o.place] WHERE code STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END))
WITH n, CASE $sort WHEN 'indicator' THEN coalesce(n.indicator_as_stated, '') + '|' + n.id WHEN 'year' THEN coalesce(toString(n.year), '~') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (n)-[:MEASURES]->(ind:Indicator)
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(n.document, '')})
RETURN key, n.id AS id, n.kind AS kind, ind.id AS indicator, ind.name AS indicator_name, n.indicator_as_stated AS indicator_as_stated,
  n.comparator AS comparator, n.value AS value, n.value2 AS value2, n.unit AS value_unit, n.change AS change, n.per AS per, n.year AS year,
  n.strength AS strength, n.attribute AS attribute, n.text AS text,
  d.id AS document, d.title AS document_title, d.authority AS authority
ORDER BY key
