/** The words and the looks of classes, relations and closed lists; the words come from the ontology. */

import { classes, enums, relationLists, relations } from 'virtual:ontology'

const side = (lang: string) => (lang === 'zh' ? 0 : 1)

export const classWord = (name: string, lang: string): string => classes[name]?.[side(lang)] ?? name
export const relationWord = (name: string, lang: string): string => relations[name]?.[side(lang)] ?? name
export const enumWord = (list: string, value: string | null | undefined, lang: string): string =>
  value ? (enums[list]?.[value]?.[side(lang)] ?? value) : ''

export interface Look {
  tone: string
  shape: 'round-rectangle' | 'ellipse' | 'diamond' | 'hexagon' | 'triangle' | 'pentagon' | 'rectangle' | 'star' | 'barrel'
}

/** One shape and one tone for each family of classes, so that no meaning hangs on colour alone. */
const LOOKS: Record<string, Look> = {
  Actor: { tone: 'unit', shape: 'round-rectangle' },
  Platform: { tone: 'platform', shape: 'hexagon' },
  Zone: { tone: 'zone', shape: 'barrel' },
  Fund: { tone: 'fund', shape: 'pentagon' },
  Plan: { tone: 'plan', shape: 'rectangle' },
  Measure: { tone: 'measure', shape: 'ellipse' },
  Target: { tone: 'target', shape: 'triangle' },
  Observation: { tone: 'target', shape: 'triangle' },
  Deliverable: { tone: 'deliverable', shape: 'diamond' },
  Place: { tone: 'place', shape: 'star' },
}
const OTHER: Look = { tone: 'other', shape: 'ellipse' }

/** The family that a class looks like: Actor for a university, Platform for a laboratory. */
export function family(type: string): string {
  return (classes[type]?.[2] ?? [type]).find((label) => label in LOOKS) ?? 'other'
}

export const look = (type: string): Look => LOOKS[family(type)] ?? OTHER
export const families = Object.keys(LOOKS)
export const isA = (type: string, above: string): boolean => (classes[type]?.[2] ?? []).includes(above)

/** The most particular class among a node's labels. */
export function leaf(labels: readonly string[]): string {
  const depth = (label: string) => classes[label]?.[2].length ?? 0
  return [...labels].sort((a, b) => depth(b) - depth(a) || a.localeCompare(b))[0] ?? ''
}

/** How a relation is stated, in a word: the document's own where there is one, else its role, action, kind or status. */
export function statedAs(relation: string, said: Record<string, unknown> | undefined, lang: string): string {
  if (!said) return ''
  if (typeof said.label === 'string' && lang === 'zh') return said.label
  for (const key of ['role', 'action', 'kind', 'status']) {
    const list = relationLists[relation]?.[key]
    if (list && typeof said[key] === 'string') return enumWord(list, said[key], lang)
  }
  return ''
}
