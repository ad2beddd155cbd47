import { describe, expect, it } from 'vitest'
import { statements } from 'virtual:cypher'
import { options } from '../src/lib/completion'
import { drawn, heldOf, offsetOf, words } from '../src/lib/cypher'

describe('the words of a statement', () => {
  it.each([
    ['MATCH (m:Measure)', ['keyword', 'sign', 'name', 'sign', 'label', 'sign']],
    ["WHERE m.title = 'a\\'b' // x", ['keyword', 'name', 'sign', 'property', 'sign', 'string', 'comment']],
    ['size(x) >= $n', ['function', 'sign', 'name', 'sign', 'sign', 'sign', 'parameter']],
    ["'open", ['string']],
    ['/* open', ['comment']],
  ])('%s', (text, kinds) => expect(words(text).map((word) => word.kind)).toEqual(kinds))
  it('reads long ones at once', () => {
    expect(words("'".repeat(100_001)).length).toBeGreaterThan(1)
    expect(words('('.repeat(100_000))).toHaveLength(100_000)
  })
})

describe('where a statement is wrong', () => {
  it.each([
    ['MATCH (n)\nSET n.x = 1', { line: 2, column: 1 }, 10],
    ["RETURN '𠀀' x", { line: 1, column: 12 }, 12],
    ['RETURN', { line: 9, column: 9 }, 6],
  ])('%s', (text, at, offset) => expect(offsetOf(text, at)).toBe(offset))
})

describe('a statement to draw', () => {
  it.each([
    ['MATCH (a)-[:ABOUT]->(b) RETURN a.name AS a', 'MATCH (a)-[link1:ABOUT]->(b) RETURN * LIMIT 200'],
    ['MATCH (a)-[r:ABOUT]->(b) WHERE NOT (a)-[:PART_OF]->() RETURN 1', 'MATCH (a)-[r:ABOUT]->(b) WHERE NOT (a)-[:PART_OF]->() RETURN * LIMIT 200'],
    ["MATCH (a {name: 'RETURN'}) RETURN a", "MATCH (a {name: 'RETURN'}) RETURN * LIMIT 200"],
    ['MATCH (a)-[r]-(b) WITH a, count(*) AS n RETURN a.name AS a, n', 'MATCH (a)-[r]-(b) RETURN * LIMIT 200'],
    ['MATCH (a) WITH a LIMIT 3 MATCH (a)-[r]-(b) RETURN b.name', 'MATCH (a) WITH a LIMIT 3 MATCH (a)-[r]-(b) RETURN * LIMIT 200'],
    ['MATCH (a) RETURN a UNION MATCH (a) RETURN a', undefined],
  ])('%s', (text, wanted) => expect(drawn(text)).toBe(wanted))
})

describe('what can be drawn of an answer', () => {
  const node = (id: string) => ({ labels: ['Entity', 'Plan'], properties: { id, name: id } })
  const link = (start: string | null, end: string) => ({ type: 'PART_OF', start, end, properties: {} })
  it('finds nodes and relations in lists and paths, and leaves out what has no ends', () => {
    const held = heldOf([{ a: [node('x'), { nodes: [node('y')], relationships: [link('x', 'y')] }], b: link(null, 'y'), c: 3 }])
    expect([...held.nodes.values()]).toEqual(['x', 'y'].map((id) => ({ id, name: id, type: 'Plan' })))
    expect([...held.edges.keys()]).toEqual(['x|PART_OF|y'])
  })
})

describe('what may come next', () => {
  const offered = (text: string) => options(text, text.length, 'en', false)?.options.map((one) => one.label) ?? []
  it.each([
    ['MATCH (m:Mea', 'Measure', 'RESPONSIBLE_FOR'],
    ['MATCH (m)-[:RES', 'RESPONSIBLE_FOR', 'Measure'],
    ['MATCH (m:Measure) RETURN m.dead', 'deadline', 'credit_code'],
    ['MATCH ()-[r:RESPONSIBLE_FOR]->() RETURN r.ro', 'role', 'title'],
    ['MATCH (office) RETURN o', 'office', 'Measure'],
  ])('%s', (text, there, absent) => {
    expect(offered(text)).toContain(there)
    expect(offered(text)).not.toContain(absent)
  })
  it.each(["RETURN 'MAT", '// MAT', 'LIMIT 1', 'MATCH (n) '])('nothing in %s', (text) => expect(offered(text)).toEqual([]))
})

it('the statements of the docs are all there, in both languages', () => {
  expect(statements.length).toBeGreaterThanOrEqual(30)
  for (const [zh, en, text] of statements) expect([/\p{Script=Han}/u.test(zh), zh === en, text.includes('RETURN')]).toEqual([true, false, true])
})
