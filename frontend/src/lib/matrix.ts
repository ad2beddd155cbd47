/** The order of rows and columns of a matrix. */

export interface Cross {
  row: string
  column: string
  measures: number
}

export type Order = 'count' | 'name' | 'cluster'

const ROUNDS = 6

function sums(crossings: readonly Cross[], side: 'row' | 'column'): Map<string, number> {
  const found = new Map<string, number>()
  for (const one of crossings) found.set(one[side], (found.get(one[side]) ?? 0) + one.measures)
  return found
}

/** Each thing moves to the mean place of what it is crossed with; a few rounds bring like to like. */
function moved(order: string[], other: string[], crossings: readonly Cross[], side: 'row' | 'column'): string[] {
  const place = new Map(other.map((id, i) => [id, i]))
  const weight = new Map<string, { sum: number; many: number }>()
  for (const one of crossings) {
    const held = weight.get(one[side]) ?? { sum: 0, many: 0 }
    held.sum += (place.get(side === 'row' ? one.column : one.row) ?? 0) * one.measures
    held.many += one.measures
    weight.set(one[side], held)
  }
  const mean = (id: string) => (weight.get(id)?.sum ?? 0) / (weight.get(id)?.many || 1)
  return [...order].sort((a, b) => mean(a) - mean(b))
}

/** Rows and columns in the order asked for; each order is the same for the same crossings. */
export function arranged(crossings: readonly Cross[], order: Order, name: (id: string) => string): { rows: string[]; columns: string[] } {
  const down = sums(crossings, 'row')
  const across = sums(crossings, 'column')
  const byName = (a: string, b: string) => name(a).localeCompare(name(b), 'zh-CN') || a.localeCompare(b)
  const by = (sum: Map<string, number>) => (a: string, b: string) => (sum.get(b) ?? 0) - (sum.get(a) ?? 0) || byName(a, b)
  let rows = [...down.keys()].sort(order === 'name' ? byName : by(down))
  let columns = [...across.keys()].sort(order === 'name' ? byName : by(across))
  if (order === 'cluster')
    for (let i = 0; i < ROUNDS; i++) {
      rows = moved(rows, columns, crossings, 'row')
      columns = moved(columns, rows, crossings, 'column')
    }
  return { rows, columns }
}
