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

export interface Charge {
  unit: string
  unit_name: string | null
  target: string
  indicator: string | null
  indicator_name: string | null
  indicator_as_stated: string | null
  role: string | null
}

export interface Crossing extends Cross {
  row_name: string | null
  column_name: string | null
  leads: number
}

/** Charges with targets as crossings of units and indicators; a target counts once in each. One without an indicator stands for itself. */
export function targetsCrossed(charges: readonly Charge[]): Crossing[] {
  const found = new Map<string, Crossing & { seen: Map<string, boolean> }>()
  for (const one of charges) {
    const column = one.indicator ?? one.target
    const key = `${one.unit}\n${column}`
    let held = found.get(key)
    if (!held) found.set(key, (held = { row: one.unit, column, row_name: one.unit_name, column_name: one.indicator_name ?? one.indicator_as_stated, measures: 0, leads: 0, seen: new Map() }))
    held.seen.set(one.target, held.seen.get(one.target) || one.role === 'lead')
  }
  return [...found.values()].map(({ seen, ...held }) => ({ ...held, measures: seen.size, leads: [...seen.values()].filter(Boolean).length }))
}

/** The named query that lists what a cell counts, and its parameters. */
export function cellQuery(view: string, row: string, column: string): { name: string; params: Record<string, string>; unit?: string } {
  switch (view) {
    case 'unit-platform':
      return { name: 'trace/platforms', params: { unit: row, platform: column }, unit: row }
    case 'unit-target':
      return { name: 'trace/targets', params: { unit: row, ...(column.startsWith('indicator:') ? { indicator: column } : {}) }, unit: row }
    case 'unit-plan':
      return { name: 'unit/measures', params: { unit: row, plan: column }, unit: row }
    case 'unit-field':
      return { name: 'field/measures', params: { field: column }, unit: row }
    case 'platform-plan':
      return { name: 'thing/tasks', params: { id: row, plan: column } }
    default:
      return { name: 'field/measures', params: { field: column, plan: row } }
  }
}

/** Where the keyboard goes from a cell: the next filled one in a direction, or none. */
export function nextCell(at: { row: string; column: string }, key: string, rows: readonly string[], columns: readonly string[], filled: (row: string, column: string) => boolean): { row: string; column: string } | undefined {
  const [y, x] = [rows.indexOf(at.row), columns.indexOf(at.column)]
  const pick = (row: string | undefined, column: string | undefined) => (row !== undefined && column !== undefined && filled(row, column) ? { row, column } : undefined)
  const first = (many: number, cell: (i: number) => { row: string; column: string } | undefined) => {
    for (let i = 1; i <= many; i++) {
      const found = cell(i)
      if (found) return found
    }
    return undefined
  }
  switch (key) {
    case 'ArrowRight':
      return first(columns.length - x, (i) => pick(at.row, columns[x + i]))
    case 'ArrowLeft':
      return first(x, (i) => pick(at.row, columns[x - i]))
    case 'ArrowDown':
      return first(rows.length - y, (i) => pick(rows[y + i], at.column))
    case 'ArrowUp':
      return first(y, (i) => pick(rows[y - i], at.column))
    case 'Home':
      return first(columns.length, (i) => pick(at.row, columns[i - 1]))
    case 'End':
      return first(columns.length, (i) => pick(at.row, columns[columns.length - i]))
    default:
      return undefined
  }
}
