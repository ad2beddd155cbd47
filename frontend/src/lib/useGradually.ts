/** A list is drawn a few rows at a time, so that a long one never holds the page: what is first seen comes first. */

import { computed, onScopeDispose, ref, watch, type ComputedRef } from 'vue'

const FIRST = 3 // about as many as a view holds
const STEP = 4

const wait = window.requestIdleCallback ?? ((act: () => void, _by?: object) => window.setTimeout(act, 30))
const leave = window.cancelIdleCallback ?? window.clearTimeout

/** The rows that are drawn by now. Rows that come behind those already drawn (a further page) go on from there; others begin anew. */
export function useGradually<R>(rows: () => readonly R[]): ComputedRef<readonly R[]> {
  const drawn = ref(FIRST)
  let next = 0
  function further(): void {
    leave(next)
    if (drawn.value >= rows().length) return
    next = wait(
      () => {
        drawn.value += STEP
        further()
      },
      { timeout: 200 },
    )
  }
  watch(
    rows,
    (now, before) => {
      if (!before?.length || now.length < before.length) drawn.value = FIRST
      further()
    },
    { immediate: true },
  )
  onScopeDispose(() => leave(next))
  const print = () => (drawn.value = rows().length)
  window.addEventListener('beforeprint', print)
  onScopeDispose(() => window.removeEventListener('beforeprint', print))
  return computed(() => (drawn.value < rows().length ? rows().slice(0, drawn.value) : rows()))
}
