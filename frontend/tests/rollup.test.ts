import { describe, expect, it } from 'vitest'
import type { Due } from '../src/api/rows'
import { rollUp } from '../src/lib/rollup'

const office = (unit: string) => ({ unit, unit_name: `${unit}厅` })
const row = (place: string | null, plan: string | null, ...units: string[]) => ({ place, place_name: place && `${place}地`, plan, plan_name: plan, units: units.map(office) }) as unknown as Due
const ROWS = [row('X10000', '甲方案', 'a', 'b'), row('X10100', '乙方案', 'a', 'a'), row('X10102', '乙方案'), row('X20000', '乙方案'), row(null, null)]
const told = (by: Parameters<typeof rollUp>[1]) => rollUp(ROWS, by).map(({ id, name, many }) => [id, name, many])

describe('what is due, counted', () => {
  it('by unit, each once a row', () => {
    expect(told('unit')).toEqual([['a', 'a厅', 2], ['b', 'b厅', 1]])
  })
  it('by place, with the places below it', () => {
    expect(told('place')).toEqual([['place:X10000', 'X10000地', 3], ['place:X10100', 'X10100地', 2], ['place:X10102', 'X10102地', 1], ['place:X20000', 'X20000地', 1]])
  })
  it('by plan', () => {
    expect(told('plan')).toEqual([['乙方案', '乙方案', 3], ['甲方案', '甲方案', 1]])
  })
})
