/** Texts and spans. The API counts code points, JavaScript UTF-16 units: cut only through here. */

export interface Span {
  start: number
  end: number
}

export interface Piece<S extends Span> {
  text: string
  start: number
  marks: S[]
}

/** Code points from `start` up to `end`. */
export function cut(text: string, start: number, end?: number): string {
  return Array.from(text).slice(start, end).join('')
}

/** A text in pieces, each with the spans that cover it; spans may nest, overlap, touch, or reach past the text. */
export function pieces<S extends Span>(text: string, spans: readonly S[]): Piece<S>[] {
  const points = Array.from(text)
  const inside = spans
    .map((span) => ({ span, start: Math.max(0, span.start), end: Math.min(points.length, span.end) }))
    .filter(({ start, end }) => start < end)
  const borders = new Set([0, points.length])
  for (const { start, end } of inside) borders.add(start).add(end)
  const sorted = [...borders].sort((a, b) => a - b)
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] ?? start
    return {
      text: points.slice(start, end).join(''),
      start,
      marks: inside.filter((s) => s.start <= start && s.end >= end).map((s) => s.span),
    }
  })
}

/** The cells of a table row, each with its offset in the row's text. */
export function cells(row: string): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = []
  let start = 0
  for (const text of row.split('\t')) {
    found.push({ text, start })
    start += Array.from(text).length + 1
  }
  return found
}

/** The part of spans that lies in a cell, counted from the cell's own start. */
export function within<S extends Span>(spans: readonly S[], start: number, length: number): S[] {
  return spans
    .filter((s) => s.start < start + length && s.end > start)
    .map((s) => ({ ...s, start: s.start - start, end: s.end - start }))
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

const HAN = /\p{Script=Han}/u

/** A name fit for one line, in Chinese with the brackets of Chinese print; the graph keeps names in one plain form. */
export function shown(name: string | null | undefined, longest = 120): string {
  const text = plain(name, longest)
  return HAN.test(text) ? text.replace(/[()]/g, (one) => (one === '(' ? '（' : '）')) : text
}

/** A text as it stands: characters that steer direction are taken out of what is shown, long ones are shortened. */
export function plain(name: string | null | undefined, longest = 120): string {
  const points = Array.from((name ?? '').slice(0, longest * 4).replace(CONTROLS, ''))
  return points.length > longest ? `${points.slice(0, longest).join('')}…` : points.join('')
}
