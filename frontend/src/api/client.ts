/** The API: typed by its own description, `schema.d.ts`. */

import createClient from 'openapi-fetch'
import { locale } from '../i18n'
import { callOf, type Params } from '../lib/address'
import type { components, paths } from './schema'
import { token } from './session'

export type Schemas = components['schemas']
export type Problem = Schemas['Problem']

/** An answer that is no answer: what the server says is wrong, in the reader's language. */
export class AskError extends Error {
  constructor(
    readonly status: number,
    readonly title: string,
    readonly detail: string,
    readonly request?: string | null,
    readonly candidates: { id: string; name: string }[] = [],
    /** Where in a statement, both counted from 1 in code points. */
    readonly at?: { line: number; column: number },
  ) {
    super(detail || title)
  }
}

export const client = createClient<paths, 'application/json'>({ baseUrl: window.location.origin })
client.use({
  async onRequest({ request }) {
    if (request.method !== 'GET') request.headers.set('X-CSRF-Token', await token())
    request.headers.set('Accept-Language', locale.value === 'zh' ? 'zh-CN' : 'en')
    return request
  },
})

export function problemOf(status: number, told: unknown): AskError {
  const problem = (told ?? {}) as Partial<Problem> & { request_id?: string; candidates?: { id: string; name: string }[]; line?: number; column?: number }
  const at = problem.line && problem.column ? { line: problem.line, column: problem.column } : undefined
  return new AskError(status, problem.title ?? '', problem.detail ?? '', problem.request_id, problem.candidates ?? [], at)
}

interface Fetched<T> {
  data?: T
  error?: unknown
  response: Response
}

/** The data of an answer, or `AskError`. */
export async function dataOf<T>(asked: Promise<Fetched<T>>): Promise<T> {
  const { data, error, response } = await asked
  if (error !== undefined || data === undefined) throw problemOf(response.status, error)
  return data
}

/** The rows of a named query. */
export async function query<Row>(name: string, params: Params, signal?: AbortSignal): Promise<{ rows: Row[]; partial: boolean; columns: string[] }> {
  const headers = { 'Accept-Language': locale.value === 'zh' ? 'zh-CN' : 'en' }
  const response = await fetch(callOf(`/api/v1/queries/${name}`, params), { headers, signal })
  const told: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw problemOf(response.status, told)
  return told as { rows: Row[]; partial: boolean; columns: string[] }
}

/** All rows of a named query that is read page by page, up to `most`. */
export async function queryAll<Row extends { key: string }>(name: string, params: Params, signal?: AbortSignal, most = Infinity): Promise<{ rows: Row[]; partial: boolean }> {
  const all: Row[] = []
  let after: string | undefined
  for (;;) {
    const page: { rows: Row[]; partial: boolean } = await query<Row>(name, { limit: 500, ...params, after }, signal)
    all.push(...page.rows)
    after = page.rows.at(-1)?.key
    if (!page.partial || after === undefined) return { rows: all, partial: false }
    if (all.length >= most) return { rows: all.slice(0, most), partial: true }
  }
}
