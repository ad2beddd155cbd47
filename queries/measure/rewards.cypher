// zh: 各地对一类企业或平台（首次认定的高新技术企业……）奖补多少，什么条件，何时失效，找谁办？
// en: What do places grant (to companies first recognised as high-tech …), on what conditions, until when, and which office handles it?
//
// Parameters (null: no filter)
//   $name   words that the provision, its measure's title or the sentence that states it holds  $kind  补助, 后补助, 奖励, 贴息, 税收, 用地, 资格, 限制
//   $place  code of the document's place, places below it included    $as_of  plans that have expired on that day are left out
//   $after  key of the last row already seen    $limit  rows wanted
// Columns
//   amount and cap in 元, rate in % of what the text says; conditions: tests as stated; offices: who administers it, else who is charged with the measure
//   expires_on: of the document, null where it names no end
// Table: document_title, kind, amount, rate, cap, text, conditions, offices, expires_on
MATCH (p:Provision)
WHERE $kind IS NULL OR p.kind = $kind
OPTIONAL MATCH (d:Document {id: 'document:' + coalesce(p.document, '')})
OPTIONAL MATCH (m:Measure)-[:HAS_PROVISION]->(p)
OPTIONAL MATCH (w:Passage {id: coalesce(head(p.passages), '')})
OPTIONAL MATCH (m)-[:PART_OF]->(plan:Plan)
WITH p, d, m, w, plan
WHERE ($name IS NULL OR p.text CONTAINS $name OR m.title CONTAINS $name OR last(split(left(w.text, p.ends[0]), '。')) CONTAINS $name)
  AND ($place IS NULL OR d.place STARTS WITH CASE WHEN $place ENDS WITH '0000' THEN left($place, 2) WHEN $place ENDS WITH '00' THEN left($place, 4) ELSE $place END)
  AND ($as_of IS NULL OR coalesce(plan.expires_on, '9999') + '~' >= $as_of)
WITH p, d, m, plan, coalesce(d.place, '') + '|' + p.document + '|' + right('00000' + toString(coalesce(m.ordinal, 0)), 6) + '|' + p.id AS key
WHERE key > $after
WITH p, d, m, plan, key ORDER BY key LIMIT $limit
OPTIONAL MATCH (p)-[:REQUIRES]->(c)
WITH p, d, m, plan, key, c ORDER BY key, c.id
WITH p, d, m, plan, key, collect(DISTINCT coalesce(c.text, c.name)) AS conditions
OPTIONAL MATCH (p)<-[:ADMINISTERS]-(office:Entity)
WITH p, d, m, plan, key, conditions, office ORDER BY key, office.id
WITH p, d, m, plan, key, conditions, collect(CASE WHEN office IS NULL THEN null ELSE {unit: office.id, unit_name: office.name, unit_as_stated: null, role: 'administers', label: null, basis: null, collective: false} END) AS offices
OPTIONAL MATCH (m)<-[charge:RESPONSIBLE_FOR]-(one:Entity)
WITH p, d, m, plan, key, conditions, offices, charge, one ORDER BY key, charge.rank, one.id, charge.label
WITH p, d, m, plan, key, conditions, offices,
     collect(CASE WHEN one IS NULL THEN null ELSE {unit: one.id, unit_name: one.name, unit_as_stated: charge.name_as_stated, role: charge.role, label: charge.label, basis: charge.basis, collective: coalesce(charge.collective, false)} END) AS units
WITH p, d, m, plan, key, conditions, offices, units,
     [i IN range(0, size(coalesce(p.passages, [])) - 1) | {of: 'provision', passage: p.passages[i], start: p.starts[i], end: p.ends[i]}] AS spans
UNWIND range(0, CASE WHEN size(spans) = 0 THEN 0 ELSE size(spans) - 1 END) AS n
WITH p, d, m, plan, key, conditions, offices, units, n, spans[n] AS s
OPTIONAL MATCH (x:Passage {id: coalesce(s.passage, '')})
WITH p, d, m, plan, key, conditions, offices, units, s, x ORDER BY key, n
WITH p, d, m, plan, key, conditions, offices, units,
     collect(CASE WHEN x IS NULL THEN null ELSE {
       of: s.of, passage: x.id, page: x.page, start: s.start, end: s.end,
       prefix: substring(x.text, CASE WHEN s.start > 40 THEN s.start - 40 ELSE 0 END, CASE WHEN s.start > 40 THEN 40 ELSE s.start END),
       quote: substring(x.text, s.start, s.end - s.start),
       suffix: left(substring(x.text, s.end), 40)} END) AS evidence
RETURN key, p.id AS provision, p.kind AS kind, p.amount AS amount, p.rate AS rate, p.cap AS cap, p.per AS per, p.unit AS value_unit, p.text AS text,
  conditions, CASE WHEN size(offices) > 0 THEN offices ELSE units END AS offices, d.place AS place,
  m.id AS measure, m.number AS measure_number, m.title AS measure_title, m.path AS measure_path, plan.effective_on AS effective_on, plan.expires_on AS expires_on, coalesce(plan.trial, false) AS trial,
  plan.id AS plan, plan.name AS plan_name,
  d.id AS document, d.title AS document_title, d.authority AS authority, d.completeness AS completeness, evidence
ORDER BY key
