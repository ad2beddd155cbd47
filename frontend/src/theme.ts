/** Light, dark, or as the system has it. */

import { ref, watchEffect } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'
const KEY = 'kechuang.theme'
const THEMES: readonly Theme[] = ['auto', 'light', 'dark']

function kept(): Theme {
  const value = localStorage.getItem(KEY)
  return THEMES.find((theme) => theme === value) ?? 'auto'
}

export const theme = ref<Theme>(kept())
const system = window.matchMedia('(prefers-color-scheme: dark)')
export const dark = ref(false)

function apply(): void {
  dark.value = theme.value === 'dark' || (theme.value === 'auto' && system.matches)
  document.documentElement.dataset.theme = dark.value ? 'dark' : 'light'
}

system.addEventListener('change', apply)
watchEffect(() => {
  localStorage.setItem(KEY, theme.value)
  apply()
})

export function turn(): void {
  theme.value = dark.value ? 'light' : 'dark'
}
