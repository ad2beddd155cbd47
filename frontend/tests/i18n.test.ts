import { afterEach, describe, expect, it, vi } from 'vitest'
import { locale, speak, t, te } from '../src/i18n'

vi.stubGlobal('document', { documentElement: { lang: '' } })
afterEach(() => speak('zh'))

describe('words', () => {
  it('are filled with what is given, whatever it holds', () => {
    expect(t('search.also', { names: '$& {names}' })).toBe('又称 $& {names}')
    expect(t('read.mended', {})).toContain('{n}')
  })
  it('have a form for none, for one and for many', async () => {
    expect(t('search.found', { n: 0 }, 0)).toBe('没有建议')
    expect(t('search.found', { n: 7 }, 7)).toContain('7 条建议')
    await speak('en')
    const told = [0, 1, 2, 9].map((n) => t('search.found', { n }, n))
    expect(told).toEqual(['no suggestions', 'one suggestion', '2 suggestions; choose with the arrow keys', '9 suggestions; choose with the arrow keys'])
  })
  it('that are not there show as their key', () => {
    expect([te('nav.help'), te('nav.none'), te('nav'), te('nav.help.more')]).toEqual([true, false, false, false])
    expect(t('nav.none')).toBe('nav.none')
  })
  it('change with the language', async () => {
    const before = t('nav.help')
    await speak('en')
    expect([before, t('nav.help'), locale.value, document.documentElement.lang]).toEqual(['帮助', 'Help', 'en', 'en'])
  })
})
