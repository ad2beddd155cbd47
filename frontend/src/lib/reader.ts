/** A document cut into parts that are drawn one after the other, and what was repaired in its text. */

import type { Schemas } from '../api/client'

export type Passage = Schemas['PassageRow']

/** A passage, or rows that follow each other and make a table. */
export interface Block {
  key: string
  passage?: Passage
  rows?: Passage[]
}

export interface Chunk {
  key: string
  blocks: Block[]
  /** Estimated height in pixels, until it is drawn. */
  height: number
}

const ROWS = 60 // of one table; a longer one is drawn as several
const BLOCKS = 10 // drawn in one go: more of them hold a slow machine's page for longer than a blink
const LINE = 33 // pixels
const WIDE = 38 // characters of a line

export function blocksOf(passages: readonly Passage[]): Block[] {
  const found: Block[] = []
  for (const passage of passages) {
    const last = found.at(-1)
    if (passage.kind !== 'row') found.push({ key: passage.passage, passage })
    else if (last?.rows && last.rows.length < ROWS) last.rows.push(passage)
    else found.push({ key: passage.passage, rows: [passage] })
  }
  return found
}

const lines = (text: string) => Math.ceil(text.length / WIDE)

export function chunksOf(blocks: readonly Block[]): Chunk[] {
  const found: Chunk[] = []
  let open: Chunk | undefined
  for (const block of blocks) {
    if (!open || open.blocks.length >= BLOCKS || block.rows) found.push((open = { key: block.key, blocks: [], height: 0 }))
    open.blocks.push(block)
    for (const passage of block.rows ?? [block.passage]) open.height += (lines(passage?.text ?? '') + 0.25) * LINE
    if (block.rows) open = undefined
  }
  return found
}

/** A stretch of a passage: its clean text, and, where it was repaired, what stood there. */
export interface Stretch {
  text: string
  raw?: string
  repair: string
}

type Segment = [start: number, length: number, rawStart: number, rawLength: number, repair: string, raw?: string | null]

/** The stretches of a passage's text; none where nothing that a reader would see was repaired, or where it is not known. */
export function stretches(passage: Passage): Stretch[] {
  const known = KNOWN.get(passage) ?? taken(passage)
  KNOWN.set(passage, known)
  return known
}
const KNOWN = new WeakMap<Passage, Stretch[]>()

function taken(passage: Passage): Stretch[] {
  if (!passage.segments) return []
  const segments = JSON.parse(passage.segments) as Segment[]
  const points = Array.from(passage.text)
  const found = segments.map(([start, length, , , repair, raw]) => ({ text: points.slice(start, start + length).join(''), repair, ...(repair && typeof raw === 'string' ? { raw } : {}) }))
  return found.some((one) => one.raw !== undefined && one.raw.trim() !== one.text.trim()) ? found : []
}

/** The depth of a passage among the headings, 1 to 3. */
export const depthOf = (passage: Passage): number => Math.min(3, (passage.path?.length ?? 0) + 1)

/** The id of a passage's element. */
export const anchorOf = (passage: string): string => `p${passage.slice(passage.lastIndexOf(':') + 1)}`
