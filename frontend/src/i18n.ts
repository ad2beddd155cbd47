/** Chinese first; English is fetched when it is asked for. */

import { ref } from 'vue'
import zh from './locales/zh'

export type Lang = 'zh' | 'en'
export type Messages = typeof zh

const spoken: Partial<Record<Lang, Messages>> = { zh }
const found: Record<Lang, Map<string, string | undefined>> = { zh: new Map(), en: new Map() }
export const locale = ref<Lang>('zh')

function message(key: string): string | undefined {
  const kept = found[locale.value]
  if (!kept.has(key)) {
    const at = key.split('.').reduce<unknown>((held, part) => (held as Record<string, unknown> | undefined)?.[part], spoken[locale.value] ?? zh)
    kept.set(key, typeof at === 'string' ? at : undefined)
  }
  return kept.get(key)
}

/** Whether there are words under a key. */
export const te = (key: string): boolean => message(key) !== undefined

/** The words under a key, with what is given for `{name}`. Of `none | one | many` the form for `count`, the last for all above. */
export function t(key: string, given?: Record<string, unknown>, count?: number): string {
  let text = message(key) ?? key
  if (count !== undefined) {
    const forms = text.split(' | ')
    text = forms[Math.min(count, forms.length - 1)] ?? text
  }
  return given ? text.replace(/\{(\w+)\}/g, (gap, name: string) => String(given[name] ?? gap)) : text
}

/** Speak a language from now on. */
export async function speak(lang: Lang): Promise<void> {
  if (lang === 'en') spoken.en ??= (await import('./locales/en')).default
  locale.value = lang
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
}
