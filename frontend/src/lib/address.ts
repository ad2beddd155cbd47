/** Addresses of things inside the page, and of the same answers in the API. */

import type { RouteLocationRaw } from 'vue-router'

/** Where a thing is shown; a document is read. */
export function addressOf(id: string): RouteLocationRaw {
  if (id.startsWith('document:')) return { name: 'read', params: { id } }
  if (id.startsWith('passage:')) return readAt({ passage: id })
  return { name: 'thing', params: { id } }
}

/** The document of a passage: its id without the family and without the place in the document. */
export function documentOf(passage: string): string {
  return `document:${passage.slice('passage:'.length, passage.lastIndexOf(':'))}`
}

export interface Place {
  passage: string
  start?: number
  end?: number
}

/** The reader, opened at a passage, with a sentence marked. */
export function readAt({ passage, start, end }: Place): RouteLocationRaw {
  const span = start === undefined || end === undefined ? {} : { from: String(start), to: String(end) }
  return { name: 'read', params: { id: documentOf(passage) }, query: { at: passage, ...span } }
}

export type Params = Record<string, string | number | boolean | null | undefined>

/** A call of the API as an address that can be copied. */
export function callOf(path: string, params: Params = {}): string {
  const given = Object.entries(params).filter(([, v]) => v !== null && v !== undefined && v !== '')
  const query = new URLSearchParams(given.map(([k, v]) => [k, String(v)])).toString()
  const encoded = path.split('/').map((part) => encodeURIComponent(part).replaceAll('%3A', ':')).join('/')
  return query ? `${encoded}?${query}` : encoded
}
