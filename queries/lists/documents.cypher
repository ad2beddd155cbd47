// zh: 收录了哪些文件？
// en: Which documents have been taken in?
//
// Parameters (null: no filter)
//   $name   words that the title holds    $place  code of a place, places below it included
//   $sort   id, title, published (those without a date stand before the oldest)
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   completeness: whole, fragment (a part is missing) or summary, with the reason; authority: official, reprint or sample
//   quality: repairs made and how often; passages, measures, targets: how many it has
// Table: id, title, issuer, place, published, completeness, authority, measures, targets
MATCH (n:Document)
WHERE ($name IS NULL OR n.title CONTAINS $name)
  AND ($place IS NULL OR n.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH n, CASE $sort WHEN 'title' THEN coalesce(n.title, '') + '|' + n.id WHEN 'published' THEN coalesce(n.published, '') + '|' + n.id ELSE n.id END AS key
WHERE key > $after
WITH n, key ORDER BY key LIMIT $limit
RETURN key, n.id AS id, n.title AS title, n.issuer AS issuer, n.place AS place, n.published AS published, n.source AS source, n.url AS url,
  n.media_type AS media_type, n.encoding AS encoding, n.sha256 AS sha256, coalesce(n.completeness, 'whole') AS completeness, n.completeness_why AS completeness_why,
  n.authority AS authority, n.marking AS marking, n.quality AS quality,
  size([(n)-[:HAS_PASSAGE]->(:Passage) | 1]) AS passages,
  size([(n)<-[:STATED_IN]-(:Measure) | 1]) AS measures,
  size([(n)<-[:STATED_IN]-(:Target) | 1]) AS targets
ORDER BY key
