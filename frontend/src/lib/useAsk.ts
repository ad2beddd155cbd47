/** Asking for something that depends on the address: the newest question wins, older answers are dropped. */

import { onScopeDispose, ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { AskError } from '../api/client'
import { locale } from '../i18n'

export interface Asked<T> {
  data: ShallowRef<T | undefined>
  error: ShallowRef<AskError | undefined>
  loading: Ref<boolean>
  again: () => Promise<void>
}

function told(error: unknown): AskError {
  return error instanceof AskError ? error : new AskError(0, '', error instanceof Error ? error.message : String(error))
}

/** Runs `ask` now, whenever `key` changes, and in each language. `undefined` as key asks nothing. */
export function useAsk<K, T>(key: () => K | undefined, ask: (key: K, signal: AbortSignal) => Promise<T>): Asked<T> {
  const data = shallowRef<T>()
  const error = shallowRef<AskError>()
  const loading = ref(false)
  let running = new AbortController()

  async function again(): Promise<void> {
    running.abort()
    const mine = (running = new AbortController())
    const asked = key()
    error.value = undefined
    if (asked === undefined) {
      data.value = undefined
      loading.value = false
      return
    }
    loading.value = true
    try {
      const found = await ask(asked, mine.signal)
      if (!mine.signal.aborted) data.value = found
    } catch (failed) {
      if (mine.signal.aborted) return
      data.value = undefined
      error.value = told(failed)
    } finally {
      if (!mine.signal.aborted) loading.value = false
    }
  }

  watch([() => JSON.stringify(key()), locale], again, { immediate: true })
  onScopeDispose(() => running.abort())
  return { data, error, loading, again }
}

export interface Listed<R> extends Asked<R[]> {
  more: Ref<boolean>
  extend: () => Promise<void>
}

export interface Page<R> {
  rows: R[]
  next: string | null
}

/** A list that grows page by page. */
export function useList<K, R>(key: () => K | undefined, ask: (key: K, after: string | undefined, signal?: AbortSignal) => Promise<Page<R>>): Listed<R> {
  const next = ref<string | null>(null)
  const more = ref(false)
  const asked = useAsk(key, async (asking: K, signal) => {
    const page = await ask(asking, undefined, signal)
    if (!signal.aborted) {
      next.value = page.next
      more.value = page.next !== null
    }
    return page.rows
  })

  async function extend(): Promise<void> {
    const asking = key()
    if (asking === undefined || next.value === null || asked.loading.value) return
    const before = asked.data.value ?? []
    asked.loading.value = true
    try {
      const page = await ask(asking, next.value)
      if (asked.data.value !== before && asked.data.value !== undefined) return
      asked.data.value = [...before, ...page.rows]
      next.value = page.next
      more.value = page.next !== null
    } catch (failed) {
      asked.error.value = told(failed)
    } finally {
      asked.loading.value = false
    }
  }
  return { ...asked, more, extend }
}

/** `useList` over a named query, whose rows carry the key of their place in the order. */
export const PAGE = 50
