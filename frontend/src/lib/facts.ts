/** Facts of a document as marks in its text and notes beside it. */

import type { Fact } from '../api/rows'
import { figure, type Figured } from './figure'
import type { Span } from './text'

export interface Mark extends Span {
  fact: string
  kind: string
}

const text = (value: unknown) => (typeof value === 'string' ? value : '')

/** A fact in a few words. */
export function labelOf({ type, properties }: Fact): string {
  if (type === 'Deliverable') return `${text(properties.verb)}${text(properties.object_text)}`
  if (type === 'Target' || type === 'Observation') {
    const what = text(properties.indicator_as_stated) || text(properties.text)
    return [what, figure(properties as Figured), properties.year ?? ''].filter(Boolean).join(' ')
  }
  return text(properties.title) || text(properties.object_text) || text(properties.text) || type
}

/** Marks by passage: the places of each fact, and those of a task's deadline. */
export function marksOf(facts: readonly Fact[]): Map<string, Mark[]> {
  const found = new Map<string, Mark[]>()
  const put = (passage: string, mark: Mark) => {
    const there = found.get(passage)
    if (there) there.push(mark)
    else found.set(passage, [mark])
  }
  for (const fact of facts) {
    for (const { passage, start, end, of } of fact.evidence) put(passage, { start, end, fact: fact.id, kind: of === 'deadline' ? 'deadline' : fact.type })
    const { deadline_passages: passages, deadline_starts: starts, deadline_ends: ends } = fact.properties
    if (!Array.isArray(passages) || !Array.isArray(starts) || !Array.isArray(ends)) continue
    passages.forEach((passage, i) => put(String(passage), { start: Number(starts[i]), end: Number(ends[i]), fact: fact.id, kind: 'deadline' }))
  }
  return found
}

/** The innermost of several marks. */
export function innermost(marks: readonly Mark[]): Mark | undefined {
  return [...marks].sort((a, b) => a.end - a.start - (b.end - b.start))[0]
}
