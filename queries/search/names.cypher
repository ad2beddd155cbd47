// zh: 哪些事物的名称与这些字相符？
// en: Which things bear a name that holds these words?
//
// Parameters
//   $text   full-text question, already quoted or escaped (see queries/search/text.py)
//   $words  the words as typed: an exact name comes first, then names that begin with them
//   $place  code of a place, places below it included, or null
//   $label  class of the things wanted, or null for all
//   $limit  rows wanted
// Columns
//   match: exact, prefix or text; names: the surface forms that matched
CALL db.index.fulltext.queryNodes('name_text', $text) YIELD node, score
WITH node, score ORDER BY score DESC, node.id LIMIT 1000
MATCH (node)-[:NAMES]->(n)
WITH n, collect(DISTINCT node.text) AS names, max(score) AS score
WHERE ($label IS NULL OR $label IN labels(n))
  AND ($place IS NULL OR coalesce(n.place, n.code) STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
WITH n, names, score, CASE WHEN $words IN names OR n.name = $words THEN 0 WHEN any(x IN names WHERE x STARTS WITH $words) THEN 1 ELSE 2 END AS rank
WITH n, names, score, rank ORDER BY rank, score DESC, n.id LIMIT $limit
RETURN n.id AS id, n.name AS name, labels(n) AS labels, coalesce(n.place, n.code) AS place, names,
  CASE rank WHEN 0 THEN 'exact' WHEN 1 THEN 'prefix' ELSE 'text' END AS match, score
ORDER BY rank, score DESC, id
