/** What a half-typed word may mean: names, short forms, pinyin, initials. */

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
  const found = await dataOf(client.GET('/api/v1/suggest', { params: { query: { q: words, limit: MOST, type } }, signal }))
  return found.names.map((one) => ({
    id: one.id,
    name: one.name ?? one.id,
    type: one.type,
    hint: one.form !== one.name ? one.form : undefined,
  }))
}
