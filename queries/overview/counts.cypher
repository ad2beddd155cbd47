// zh: 图谱里有多少文件、任务、目标、单位和平台？
// en: How many documents, measures, targets, units and platforms are in the graph?
//
// Columns
//   fragments: documents of which a part is missing; samples: documents that nobody issued
//   units: whoever acts (public bodies, enterprises, universities …); platforms: platforms, zones and funds, as in traces
RETURN
  COUNT { MATCH (n:Document) } AS documents,
  COUNT { MATCH (n:Document) WHERE n.completeness = 'fragment' } AS fragments,
  COUNT { MATCH (n:Document) WHERE n.authority = 'sample' } AS samples,
  COUNT { MATCH (n:Measure) } AS measures,
  COUNT { MATCH (n:Target) } AS targets,
  COUNT { MATCH (n:Actor) } AS units,
  COUNT { MATCH (n:Entity) WHERE n:Platform OR n:Zone OR n:Fund } AS platforms
