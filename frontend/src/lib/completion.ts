/** What may come next in a statement: labels, relations and properties of the ontology, and the words of Cypher. */

import { classes, propertyWords, relations } from 'virtual:ontology'
import { relationProperties } from 'virtual:cypher'
import { FUNCTIONS, KEYWORDS, words } from './cypher'

export interface Option {
  label: string
  detail?: string
  type: 'class' | 'relation' | 'property' | 'keyword' | 'function' | 'variable'
  apply?: string
}

const side = (lang: string) => (lang === 'zh' ? 0 : 1)

function classOptions(lang: string): Option[] {
  const all = new Set(Object.entries(classes).flatMap(([name, [, , above]]) => [name, ...above]))
  return [...all].sort().map((label) => ({ label, detail: classes[label]?.[side(lang)], type: 'class' }))
}

function relationOptions(lang: string): Option[] {
  return Object.entries(relations).map(([label, words]) => ({ label, detail: words[side(lang)], type: 'relation' }))
}

/** What a variable is, by the first label or type that follows its name. */
function labelOf(statement: string, variable: string): string | undefined {
  const all = words(statement)
  return all.find((word, i) => word.kind === 'label' && all[i - 1]?.text === ':' && all[i - 2]?.text === variable && '([,'.includes(all[i - 3]?.text ?? ' '))?.text
}

function propertyOptions(statement: string, variable: string | undefined, lang: string): Option[] {
  const label = variable ? labelOf(statement, variable) : undefined
  const own = label ? (relationProperties[label] ?? Object.keys(heirs(label))) : []
  const names = own.length ? own : [...new Set([...Object.values(propertyWords).flatMap((p) => Object.keys(p)), ...Object.values(relationProperties).flat()])]
  const told = label ? heirs(label) : {}
  return ['id', ...names.filter((name) => name !== 'id')].map((name) => ({ label: name, detail: told[name]?.[side(lang)], type: 'property' }))
}

/** The properties of a class and of every class below it. */
function heirs(label: string): Record<string, [string, string, string]> {
  const below = Object.keys(propertyWords).filter((name) => name === label || classes[name]?.[2].includes(label))
  return Object.assign({}, ...below.map((name) => propertyWords[name]))
}

/** The options at a place, and where the word that they replace begins; nothing inside texts and comments. */
export function options(statement: string, at: number, lang: string, asked: boolean): { from: number; options: Option[] } | undefined {
  const before = words(statement.slice(0, at))
  const last = before.at(-1)
  if (last && (last.kind === 'comment' || last.kind === 'string' || last.kind === 'number' || last.kind === 'parameter') && last.end === at) return undefined
  const typed = last && last.end === at && last.kind !== 'sign' ? last : undefined
  const from = typed?.start ?? at
  const lead = typed ? before.slice(0, -1) : before
  const sign = lead.at(-1)
  if (sign?.text === '.' && sign.end === from) return { from, options: propertyOptions(statement, lead.at(-2)?.text, lang) }
  if (sign && ':|&!'.includes(sign.text)) {
    const opened = lead.findLast((word) => word.text === '[' || word.text === '(')
    return { from, options: opened?.text === '[' ? relationOptions(lang) : classOptions(lang) }
  }
  if (!typed && !asked) return undefined
  const own = [...new Set(words(statement).filter((word) => word.kind === 'name' && word.start !== from).map((word) => word.text))]
  return {
    from,
    options: [
      ...own.map((label): Option => ({ label, type: 'variable' })),
      ...KEYWORDS.map((label): Option => ({ label, type: 'keyword' })),
      ...FUNCTIONS.map((label): Option => ({ label, apply: `${label}(`, type: 'function' })),
    ],
  }
}
