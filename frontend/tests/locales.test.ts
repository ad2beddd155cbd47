import { describe, expect, it } from 'vitest'
import { KINDS } from '../src/lib/lists'
import en from '../src/locales/en'
import zh from '../src/locales/zh'

const keys = (of: object, before = ''): string[] => Object.entries(of).flatMap(([key, value]) => (typeof value === 'object' ? keys(value as object, `${before}${key}.`) : [before + key]))

describe('words', () => {
  it('are there in both languages, with the same gaps to fill', () => {
    expect(keys(en).sort()).toEqual(keys(zh).sort())
    const at = (of: object, path: string) => path.split('.').reduce((held, key) => (held as Record<string, object>)[key] ?? {}, of) as unknown as string
    const gaps = (text: string) => [...new Set(text.match(/\{\w+\}/g))].sort()
    for (const key of keys(zh)) expect([key, ...gaps(at(en, key))]).toEqual([key, ...gaps(at(zh, key))])
  })
  it.each(Object.entries(KINDS))('of the list of %s', (kind, { columns, sorts }) => {
    expect(Object.keys(zh.browse.columns)).toEqual(expect.arrayContaining([...columns]))
    expect(Object.keys(zh.browse.sorts)).toEqual(expect.arrayContaining([...sorts]))
    expect(Object.keys(zh.nav)).toContain(kind)
  })
})
