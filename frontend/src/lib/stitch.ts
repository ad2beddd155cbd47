/** Pieces of evidence of one passage as one quotation: windows that overlap are joined, gaps are kept as gaps. */

import type { Schemas } from '../api/client'

export type Evidence = Pick<Schemas['Evidence'], 'of' | 'passage' | 'start' | 'end' | 'prefix' | 'quote' | 'suffix'> & {
  /** Whether the passage ends with the suffix, where that is known. */
  whole?: boolean
}

export interface Part {
  text: string
  of?: string
  gap?: boolean
}

export interface Quotation {
  passage: string
  start: number
  end: number
  parts: Part[]
}

const AROUND = 40

interface Window {
  start: number
  points: string[]
  marks: Evidence[]
}

function windows(evidence: readonly Evidence[]): Window[] {
  const found: Window[] = []
  for (const one of [...evidence].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const start = one.start - Array.from(one.prefix).length
    const points = Array.from(one.prefix + one.quote + one.suffix)
    const last = found.at(-1)
    const end = last ? last.start + last.points.length : -1
    if (last && start <= end) {
      last.points.push(...points.slice(end - start))
      last.marks.push(one)
    } else found.push({ start, points, marks: [one] })
  }
  return found
}

function marked({ start, points, marks }: Window): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const mark of marks) {
    const from = Math.max(at, mark.start - start)
    const to = mark.end - start
    if (to <= from) continue
    if (from > at) parts.push({ text: points.slice(at, from).join('') })
    parts.push({ text: points.slice(from, to).join(''), of: mark.of })
    at = to
  }
  if (at < points.length) parts.push({ text: points.slice(at).join('') })
  return parts
}

/** One quotation for each passage, in the order given; the first evidence of a passage is what the reader opens at. */
export function stitch(evidence: readonly Evidence[]): Quotation[] {
  const byPassage = new Map<string, Evidence[]>()
  for (const one of evidence) byPassage.set(one.passage, [...(byPassage.get(one.passage) ?? []), one])
  return [...byPassage].map(([passage, all]) => {
    const [first] = all as [Evidence]
    const parts: Part[] = []
    const cuts = windows(all)
    const opening = cuts[0]?.start ?? 0
    if (opening > 0) parts.push({ text: '…', gap: true })
    cuts.forEach((cut, i) => {
      if (i) parts.push({ text: ' …… ', gap: true })
      parts.push(...marked(cut))
    })
    const last = all.reduce((a, b) => (b.end > a.end ? b : a))
    if (!(last.whole ?? Array.from(last.suffix).length < AROUND)) parts.push({ text: '…', gap: true })
    return { passage, start: first.start, end: first.end, parts }
  })
}

/** Evidence of many rows, each span once, those of the wanted kind first. */
export function gathered(rows: readonly { evidence: readonly Evidence[] }[], first?: string): Evidence[] {
  const seen = new Map<string, Evidence>()
  for (const row of rows) for (const one of row.evidence) seen.set(`${one.passage}|${one.start}|${one.end}|${one.of}`, one)
  const all = [...seen.values()]
  return [...all.filter((e) => e.of === first), ...all.filter((e) => e.of !== first)]
}
