// zh: 两个事物之间由哪些写在文件里的关系相连？
// en: By which stated relations are two named things connected?
//
// Shared fields, places, indicators and instruments are facets, not connections, and no step goes through them.
//
// Parameters
//   $source, $target ids of two different named things    $limit  paths wanted, the shortest alone, of six steps at most
// Columns
//   one row a step: path (from 1), step (from 1), the relation as it is stated, with the sentence; forward: it is stated in the direction of the path
// Table: path, step, source_name, relation, role, action, target_name, document_title
MATCH (a:Entity {id: $source})
MATCH (b:Entity {id: $target})
WHERE a.id <> b.id
MATCH p = allShortestPaths((a)-[:RESPONSIBLE_FOR|ABOUT|PART_OF|HAS_TARGET|SUPERVISES|OPERATES|HOSTS|BUILDS|MANAGES|BIDS_FOR|OBTAINED|FUNDS|BUILT_BY|UNDERTAKEN_BY|POSTED_BY|MEMBER_OF|OFFICE_AT|ISSUED|BASED_ON|AMENDS|SUPERSEDES|REPEALS|CARRIES|INTERPRETS|ADDRESSES|FOUND_BY|CARRIES_ON|SUCCEEDED_BY|ASSIGNED_TO|HAS_PROVISION|ADMINISTERS*..6]-(b))
WITH nodes(p) AS places, relationships(p) AS steps
WITH places, steps, reduce(text = '', one IN places | text + '|' + one.id) AS text
WITH places, steps, text + reduce(text = '', one IN steps | text + '|' + type(one) + coalesce(one.document, '') + coalesce(one.role, one.action, '')) AS text
WITH text, head(collect(places)) AS places, head(collect(steps)) AS steps
WITH text, places, steps ORDER BY text LIMIT $limit
WITH collect({places: places, steps: steps}) AS paths
UNWIND range(0, size(paths) - 1) AS number
WITH number, paths[number] AS way
UNWIND range(0, size(way.steps) - 1) AS step
WITH number, step, way.places[step] AS source, way.places[step + 1] AS target, way.steps[step] AS r
WITH number, step, source, target, r, right('000' + toString(number), 4) + '|' + toString(step) AS key
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(r.document, '')})
WITH number, step, source, target, r, key, d,
     [i IN range(0, size(coalesce(r.passages, [])) - 1) | {of: 'relation', passage: r.passages[i], start: r.starts[i], end: r.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH number, step, source, target, r, key, d, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH number, step, source, target, r, key, d, s, x ORDER BY key, n
WITH number, step, source, target, r, key, d,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, number + 1 AS path, step + 1 AS step,
  source.id AS source, coalesce(source.name, source.title, source.indicator_as_stated, source.text) AS source_name, labels(source) AS source_labels,
  type(r) AS relation, startNode(r).id = source.id AS forward, r.role AS role, r.action AS action,
  target.id AS target, coalesce(target.name, target.title, target.indicator_as_stated, target.text) AS target_name, labels(target) AS target_labels,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
