/** What a half-typed word may mean. */

import { client, dataOf } from './client'

export interface Suggestion {
  id: string
  name: string
  type: string
  hint?: string
}

const MOST = 8

/** The best matches of a beginning, best first, of one class where one is asked for. */
export async function suggest(words: string, signal: AbortSignal, type?: string): Promise<Suggestion[]> {
  if (Array.from(words).length < 2) return []
  const found = await dataOf(client.GET('/api/v1/search', { params: { query: { q: words, limit: MOST, type } }, signal }))
  return found.names.slice(0, MOST).map((one) => ({
    id: one.id,
    name: one.name ?? one.id,
    type: one.type,
    hint: one.names.find((name) => name !== one.name && name.includes(words)),
  }))
}
