/** Statements of Cypher as text: their words, where one is wrong, how one is drawn, and what of its answer can be drawn. */

import { empty, grown, type GraphEdge, type GraphNode, type Held } from './graph'
import { leaf } from './ontology'

export type Kind = 'comment' | 'string' | 'name' | 'keyword' | 'function' | 'label' | 'property' | 'parameter' | 'number' | 'sign'

export const KEYWORDS = (
  'MATCH OPTIONAL WHERE WITH UNWIND CALL RETURN ORDER BY SKIP LIMIT UNION ALL DISTINCT AS AND OR XOR NOT IN IS NULL ' +
  'STARTS ENDS CONTAINS CASE WHEN THEN ELSE END ASC DESC EXISTS COUNT COLLECT TRUE FALSE YIELD'
).split(' ')
export const FUNCTIONS = (
  'count collect sum avg min max size length coalesce labels type properties keys nodes relationships toString toInteger toFloat ' +
  'substring left right split trim toLower toUpper replace range head last reverse any all none single exists shortestPath round abs'
).split(' ')
const WORDS = new Set(KEYWORDS)
const CLAUSES = new Set('MATCH OPTIONAL WHERE WITH UNWIND CALL RETURN UNION'.split(' '))

export interface Word {
  kind: Kind
  start: number
  end: number
  text: string
}

/** One word from `start` on; every branch takes at least one character and looks at each a bounded number of times. */
const WORD =
  /(?<comment>\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))|(?<string>'(?:[^'\\]|\\[^])*'?|"(?:[^"\\]|\\[^])*"?)|(?<name>`[^`]*`?)|(?<parameter>\$\w*)|(?<number>\d[\w.]*)|(?<word>[\p{L}_][\p{L}\p{N}_]*)|(?<sign>[^\s])/uy

/** The words of a statement, blanks left out. */
export function words(statement: string): Word[] {
  const found: Word[] = []
  let before: Word | undefined
  for (let at = 0; at < statement.length; ) {
    WORD.lastIndex = at
    const match = WORD.exec(statement)
    if (!match) {
      at++
      continue
    }
    const [text] = match
    const [given = 'sign'] = Object.entries(match.groups ?? {}).find(([, value]) => value !== undefined) ?? []
    const kind = given === 'word' ? meant(text, before, statement[at + text.length]) : (given as Kind)
    const word = { kind, start: at, end: at + text.length, text }
    found.push(word)
    if (kind !== 'comment') before = word
    at = word.end
  }
  return found
}

function meant(text: string, before: Word | undefined, next: string | undefined): Kind {
  if (before?.text === '.') return 'property'
  if (before?.text === ':' || before?.text === '|' || before?.text === '&') return /^\p{Lu}/u.test(text) ? 'label' : 'name'
  if (WORDS.has(text.toUpperCase())) return 'keyword'
  return next === '(' ? 'function' : 'name'
}

/** The offset in UTF-16 units of a place that is counted in lines and code points from 1; inside the text. */
export function offsetOf(statement: string, at: { line: number; column: number }): number {
  const lines = statement.split('\n')
  const before = lines.slice(0, at.line - 1).reduce((sum, line) => sum + line.length + 1, 0)
  const within = Array.from(lines[at.line - 1] ?? '').slice(0, at.column - 1).join('').length
  return Math.min(statement.length, before + within)
}

const MOST_DRAWN = 200

/** The statement that gives what this one matches instead of its columns, so that it can be drawn; none for a union. */
export function drawn(statement: string): string | undefined {
  let depth = 0
  let clause = ''
  let links = 0
  let from = 0
  let text = ''
  let cut: number | undefined
  let handed = 0 // where the last WITH begins: one that only sorts or counts for the columns is left out with them
  const all = words(statement).filter((word) => word.kind !== 'comment')
  for (const [i, word] of all.entries()) {
    if (word.kind === 'sign' && '{}'.includes(word.text)) depth += word.text === '{' ? 1 : -1
    if (depth) continue
    const upper = word.kind === 'keyword' ? word.text.toUpperCase() : ''
    if (upper === 'UNION') return undefined
    if (CLAUSES.has(upper)) {
      const at = text.length + word.start - from
      if (upper === 'RETURN') cut = clause === 'WITH' ? handed : at
      if (upper === 'WITH') handed = at
      clause = upper
    }
    const next = all[i + 1]
    if (clause === 'MATCH' && word.text === '[' && next?.text === ':' && all[i - 1]?.text === '-') {
      text += `${statement.slice(from, word.end)}link${++links}`
      from = word.end
    }
  }
  if (cut === undefined) return undefined
  return `${(text + statement.slice(from)).slice(0, cut)}RETURN * LIMIT ${MOST_DRAWN}`
}

interface Stored {
  labels?: string[]
  type?: string
  properties?: Record<string, unknown>
  start?: string | null
  end?: string | null
}
const named = ['name', 'title', 'indicator_as_stated', 'object_text', 'text']

/** The nodes and relations of an answer, wherever they stand in it; a relation is drawn where both its ends are known. */
export function heldOf(rows: readonly Record<string, unknown>[]): Held {
  const nodes: GraphNode[] = []
  const edges: GraphEdge[] = []
  function take(value: unknown): void {
    if (Array.isArray(value)) return value.forEach(take)
    if (value === null || typeof value !== 'object') return
    const one = value as Stored
    const properties = one.properties ?? {}
    if (Array.isArray(one.labels) && typeof properties.id === 'string') {
      const name = named.map((key) => properties[key]).find((found) => typeof found === 'string')
      nodes.push({ id: properties.id, name: String(name ?? properties.id), type: leaf(one.labels) })
    } else if (typeof one.type === 'string' && one.properties) {
      if (one.start && one.end) edges.push({ id: `${one.start}|${one.type}|${one.end}`, from: one.start, to: one.end, relation: one.type, how: typeof properties.label === 'string' ? properties.label : '' })
    } else Object.values(value).forEach(take)
  }
  rows.forEach((row) => Object.values(row).forEach(take))
  return grown(empty(), nodes, edges)
}
