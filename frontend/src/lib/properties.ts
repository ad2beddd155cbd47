/** The properties of a node in words; those that belong to the machinery are left out. */

import { propertyWords } from 'virtual:ontology'
import { dated } from './date'
import { amount } from './figure'
import { enumWord } from './ontology'

const HIDDEN = new Set(['id', 'name', 'title', 'resolved', 'document', 'passages', 'starts', 'ends', 'method', 'ordinal', 'text', 'value', 'value2', 'unit', 'comparator', 'year', 'confidence', 'indicator_as_stated', 'place', 'jurisdiction', 'parent', 'source', 'number', 'path'])
const DATES = /(_on|_from|_to|deadline|due|published)$/

export interface Told {
  key: string
  word: string
  value: string
}

/** What a class's properties are called, in the order of their declaration, and their values in the language. */
export function properties(type: string, of: Record<string, unknown>, lang: string): Told[] {
  const declared = propertyWords[type] ?? {}
  return Object.entries(declared).flatMap(([key, words]) => {
    const value = of[key]
    if (value === undefined || HIDDEN.has(key) || /_(passages|starts|ends)$/.test(key) || value === null || value === '' || value === false) return []
    return [{ key, word: words[lang === 'zh' ? 0 : 1], value: said(key, value, words[2], lang) }]
  })
}

function said(key: string, value: unknown, list: string, lang: string): string {
  if (Array.isArray(value)) return value.map((one) => said(key, one, list, lang)).join(lang === 'zh' ? ' › ' : ' › ')
  if (value === true) return lang === 'zh' ? '是' : 'yes'
  if (typeof value === 'number') return /(size|investment|amount)$/.test(key) ? amount(value, '元') : String(value)
  const text = String(value)
  if (list) return enumWord(list, text, lang)
  return DATES.test(key) ? dated(text, lang) : text
}
