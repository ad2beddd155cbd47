// Who answers for the tasks that name a platform? `npm ci`, then `node answers.js [NAME]`.
import process from 'node:process'
import neo4j from 'neo4j-driver'

const STATEMENT = `
MATCH (p:Entity {name: $name})<-[:ABOUT]-(m:Measure)<-[r:RESPONSIBLE_FOR]-(u:Entity)
RETURN DISTINCT m.title AS measure, r.rank AS rank, u.name AS unit, r.role AS role
ORDER BY measure, rank, unit, role
`

const {
  NEO4J_URI,
  NEO4J_USERNAME = 'neo4j',
  NEO4J_PASSWORD,
  NEO4J_DATABASE = 'neo4j',
} = process.env
const name = process.argv[2] ?? '云渚湖科创走廊'
const driver = neo4j.driver(NEO4J_URI, neo4j.auth.basic(NEO4J_USERNAME, NEO4J_PASSWORD))
try {
  const { records } = await driver.executeQuery(
    STATEMENT,
    { name },
    { database: NEO4J_DATABASE, routing: neo4j.routing.READ },
  )
  for (const row of records) {
    console.log([row.get('measure'), row.get('unit'), row.get('role')].join('\t'))
  }
} finally {
  await driver.close()
}
