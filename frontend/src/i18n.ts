/** Chinese first; English is fetched when it is asked for. */

import { createI18n } from 'vue-i18n'
import zh from './locales/zh'

export type Lang = 'zh' | 'en'
export type Messages = typeof zh

export const i18n = createI18n<[Messages], Lang, false>({
  legacy: false,
  locale: 'zh',
  fallbackLocale: 'zh',
  messages: { zh } as Record<Lang, Messages>,
})

/** Speak a language from now on. */
export async function speak(lang: Lang): Promise<void> {
  if (lang === 'en' && !i18n.global.availableLocales.includes('en')) {
    i18n.global.setLocaleMessage('en', (await import('./locales/en')).default)
  }
  i18n.global.locale.value = lang
  document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en'
}
