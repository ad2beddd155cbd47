/** What is due, counted by unit, place and plan. */

import type { Due } from '../api/rows'

export const BY = ['unit', 'place', 'plan'] as const
export type By = (typeof BY)[number]

export interface Sum {
  id: string
  name: string
  many: number
}

/** What the codes of a place and of all below it begin with; a region has none below it. */
const below = (code: string): string => code.replace(/^(\w{2})0000$|^(\w{4})00$/, '$1$2')

/** Each with how many are due, the most first; a place counts what is below it too, as choosing it shows it. */
export function rollUp(rows: readonly Due[], by: By): Sum[] {
  const sums = new Map<string, Sum>()
  const add = (id: string, name: string | null, many = 1) => {
    const sum = sums.get(id) ?? { id, name: name ?? id, many: 0 }
    sum.many += many
    sums.set(id, sum)
  }
  const codes = new Map<string, { name: string | null; many: number }>()
  for (const row of rows) {
    if (by === 'plan' && row.plan) add(row.plan, row.plan_name)
    if (by === 'unit') for (const unit of new Map(row.units.map((one) => [one.unit, one])).values()) add(unit.unit, unit.unit_name)
    if (by === 'place' && row.place) codes.set(row.place, { name: row.place_name, many: (codes.get(row.place)?.many ?? 0) + 1 })
  }
  for (const [code, { name }] of codes)
    for (const [other, { many }] of codes) if (other.startsWith(below(code))) add(`place:${code}`, name, many)
  return [...sums.values()].sort((a, b) => b.many - a.many)
}
