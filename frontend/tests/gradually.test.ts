import { describe, expect, it, vi } from 'vitest'
import { effectScope, nextTick, shallowRef } from 'vue'

const waiting: (() => void)[] = []
const heard = new Map<string, () => void>()
vi.stubGlobal('window', {
  requestIdleCallback: (act: () => void) => waiting.push(act),
  cancelIdleCallback: (which: number) => which && (waiting[which - 1] = () => undefined),
  addEventListener: (name: string, act: () => void) => heard.set(name, act),
  removeEventListener: (name: string) => heard.delete(name),
})
const { useGradually } = await import('../src/lib/useGradually')
const many = (count: number) => Array.from({ length: count }, (_, i) => i)

function idle(): void {
  for (let at = 0; at < waiting.length; at++) waiting[at]?.()
  waiting.length = 0
}

describe('a long list', () => {
  it('begins with what is first seen and is there to its end', async () => {
    const rows = shallowRef<number[]>([])
    const scope = effectScope()
    const drawn = scope.run(() => useGradually(() => rows.value))!
    rows.value = many(50)
    await nextTick()
    expect(drawn.value).toEqual([0, 1, 2])
    idle()
    expect(drawn.value).toEqual(many(50))
    rows.value = many(60) // a further page goes on behind the rows that are there
    await nextTick()
    expect(drawn.value.length).toBeGreaterThanOrEqual(50)
    rows.value = many(20).map((n) => n + 100) // another list begins anew
    await nextTick()
    expect(drawn.value).toEqual([100, 101, 102])
    scope.stop()
    idle()
    expect(drawn.value).toHaveLength(3)
    expect(heard.size).toBe(0)
  })
  it('is there as a whole when it is printed', async () => {
    const scope = effectScope()
    const drawn = scope.run(() => useGradually(() => many(90)))!
    expect(drawn.value).toHaveLength(3)
    heard.get('beforeprint')?.()
    expect(drawn.value).toHaveLength(90)
    scope.stop()
  })
})
