/** The graph as files: GraphML for other programs, SVG as it is drawn. */

import type { GraphEdge, GraphNode, Held } from './graph'
import type { Look } from './ontology'
import { OUTLINES } from './shapes'

/** Where a node stands in the drawing, and how it looks there. */
export interface Placed {
  x: number
  y: number
  size: number
  shape: Look['shape']
  color: string
  label: string
}

export interface Colours {
  paper: string
  ink: string
  quiet: string
  line: string
  font: string
}

const MARGIN = 70
const BEND = 26
const LINE = 8 // characters of a line of a label
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu
const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text that may stand in XML, in content and in quotes. */
export function xml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"]/g, (found) => ENTITIES[found] ?? '')
}

const HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'

/** GraphML 1.0: name and class of nodes, relation and its wording of edges. */
export function graphml(held: Held, relation: (name: string) => string): string {
  const keys = [
    ['name', 'node'],
    ['type', 'node'],
    ['relation', 'edge'],
    ['label', 'edge'],
    ['how', 'edge'],
  ].map(([name, of]) => `  <key id="${name}" for="${of}" attr.name="${name}" attr.type="string"/>`)
  const data = (key: string, value: string) => (value ? `<data key="${key}">${xml(value)}</data>` : '')
  const node = (n: GraphNode) => `    <node id="${xml(n.id)}">${data('name', n.name)}${data('type', n.type)}</node>`
  const edge = (e: GraphEdge) =>
    `    <edge id="${xml(e.id)}" source="${xml(e.from)}" target="${xml(e.to)}">${data('relation', e.relation)}${data('label', relation(e.relation))}${data('how', e.how)}</edge>`
  const lines = [...keys, '  <graph id="G" edgedefault="directed">', ...[...held.nodes.values()].map(node), ...[...held.edges.values()].map(edge), '  </graph>']
  return `${HEADER}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n${lines.join('\n')}\n</graphml>\n`
}

function lines(label: string): string[] {
  const points = Array.from(label)
  return Array.from({ length: Math.ceil(points.length / LINE) }, (_, i) => points.slice(i * LINE, (i + 1) * LINE).join(''))
}

/** From rim to rim; several edges between one pair bend away from each other. */
function curve(a: Placed, b: Placed, nth: number): { path: string; x: number; y: number } {
  const [dx, dy] = [b.x - a.x, b.y - a.y]
  const far = Math.hypot(dx, dy) || 1
  const bend = (nth % 2 ? 1 : -1) * Math.ceil(nth / 2) * BEND
  const mid = { x: (a.x + b.x) / 2 - (dy / far) * bend, y: (a.y + b.y) / 2 + (dx / far) * bend }
  const rim = (from: Placed, to: { x: number; y: number }, more: number) => {
    const way = Math.hypot(to.x - from.x, to.y - from.y) || 1
    const out = from.size / 2 + more
    return `${(from.x + ((to.x - from.x) / way) * out).toFixed(1)} ${(from.y + ((to.y - from.y) / way) * out).toFixed(1)}`
  }
  return { path: `M${rim(a, mid, 0)}Q${mid.x.toFixed(1)} ${mid.y.toFixed(1)} ${rim(b, mid, 3)}`, x: (a.x + b.x + 2 * mid.x) / 4, y: (a.y + b.y + 2 * mid.y) / 4 }
}

/** The drawing as SVG 1.1, without script, style sheet or anything from outside. */
export function svg(places: ReadonlyMap<string, Placed>, edges: readonly { from: string; to: string; label: string }[], colours: Colours): string {
  const all = [...places.values()]
  const [left, top] = [Math.min(0, ...all.map((p) => p.x)) - MARGIN, Math.min(0, ...all.map((p) => p.y)) - MARGIN]
  const [right, bottom] = [Math.max(0, ...all.map((p) => p.x)) + MARGIN, Math.max(0, ...all.map((p) => p.y)) + MARGIN]
  const [width, height] = [Math.ceil(right - left), Math.ceil(bottom - top)]
  const between = new Map<string, number>()
  const drawn = edges.flatMap(({ from, to, label }) => {
    const [a, b] = [places.get(from), places.get(to)]
    if (!a || !b) return []
    const pair = [from, to].sort().join('\n')
    const nth = between.get(pair) ?? 0
    between.set(pair, nth + 1)
    const { path, x, y } = curve(a, b, from < to ? nth : -nth)
    const said = label ? `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="9" fill="${colours.quiet}">${xml(label)}</text>` : ''
    return [`<path d="${path}" fill="none" stroke="${colours.line}" stroke-width="1.2" marker-end="url(#arrow)"/>${said}`]
  })
  const nodes = all.map((p) => {
    const scale = p.size / 14
    const words = lines(p.label).map((line, i) => `<tspan x="${p.x.toFixed(1)}" dy="${i ? 13 : 0}">${xml(line)}</tspan>`)
    return (
      `<path d="${OUTLINES[p.shape]}" transform="translate(${(p.x - 8 * scale).toFixed(1)} ${(p.y - 8 * scale).toFixed(1)}) scale(${scale.toFixed(3)})" fill="${p.color}"/>` +
      `<text y="${(p.y + p.size / 2 + 13).toFixed(1)}" font-size="11" fill="${colours.ink}">${words.join('')}</text>`
    )
  })
  return (
    `${HEADER}<svg xmlns="http://www.w3.org/2000/svg" viewBox="${left.toFixed(0)} ${top.toFixed(0)} ${width} ${height}" width="${width}" height="${height}" font-family="${xml(colours.font)}" text-anchor="middle">\n` +
    `<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8Z" fill="${colours.line}"/></marker></defs>\n` +
    `<rect x="${left.toFixed(0)}" y="${top.toFixed(0)}" width="${width}" height="${height}" fill="${colours.paper}"/>\n` +
    `${[...drawn, ...nodes].join('\n')}\n</svg>\n`
  )
}
