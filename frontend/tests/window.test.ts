import { describe, expect, it } from 'vitest'
import { partOf } from '../src/lib/useWindow'

describe('the rows near the view', () => {
  it('leaves out what is far above and far below, by the heights that are known', () => {
    const part = partOf([], 10_000, 100, 500_000, 900)
    expect(part.first).toBeLessThanOrEqual(5_000)
    expect(part.last).toBeGreaterThanOrEqual(5_009)
    expect(part.last - part.first).toBeLessThan(40)
    expect(part.before + (part.last - part.first) * 100 + part.after).toBe(10_000 * 100)
  })
  it('counts measured rows as tall as they are', () => {
    const part = partOf([5000, 5000], 300, 100, 9_000, 500)
    expect([part.first, part.before]).toEqual([1, 5000])
  })
  it('draws something however far the view is below the end', () => expect(partOf([], 10, 100, 99_999, 900).last).toBe(0))
  it.each([[0], [1]])('%d rows', (count) => expect(partOf([], count, 100, 0, 900)).toEqual({ first: 0, last: count, before: 0, after: 0 }))
})
