/** A combobox as the ARIA practices describe it: suggestions while typing, arrow keys, waiting while an input method composes. */

import { computed, onScopeDispose, ref, useId } from 'vue'
import { suggest, type Suggestion } from '../api/suggest'

const PAUSE = 120

/** `chosen` is told a suggestion, or the bare words where none is active. */
export function useCombo(chosen: (suggestion: Suggestion | undefined, words: string) => void, type?: () => string | undefined) {
  const words = ref('')
  const found = ref<Suggestion[]>([])
  const open = ref(false)
  const at = ref(-1)
  const id = useId()
  let composing = false
  let waiting: ReturnType<typeof setTimeout> | undefined
  let running = new AbortController()
  const listed = computed(() => open.value && found.value.length > 0)
  const active = computed(() => (listed.value && at.value >= 0 ? `${id}-${at.value}` : undefined))

  function close(): void {
    clearTimeout(waiting)
    running.abort()
    open.value = false
    found.value = []
    at.value = -1
  }

  async function lookUp(): Promise<void> {
    running.abort()
    const mine = (running = new AbortController())
    const asked = words.value.trim()
    if (!asked) return close()
    try {
      const names = await suggest(asked, mine.signal, type?.())
      if (mine.signal.aborted) return
      found.value = names
      at.value = -1
      open.value = true
    } catch {
      if (!mine.signal.aborted) close() // suggestions are a help: the search itself says what is wrong
    }
  }

  function changed(): void {
    clearTimeout(waiting)
    if (!composing) waiting = setTimeout(lookUp, PAUSE)
  }

  function compose(on: boolean): void {
    composing = on
    if (!on) changed()
  }

  function go(): void {
    const suggestion = listed.value ? found.value[at.value] : undefined
    const asked = words.value.trim()
    close()
    chosen(suggestion, asked)
  }

  function choose(index: number): void {
    at.value = index
    go()
  }

  function key(event: KeyboardEvent): void {
    if (event.isComposing) return
    if (event.key === 'Escape') {
      if (open.value) event.preventDefault()
      close()
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!listed.value) return void lookUp()
      const places = found.value.length + 1 // the last is the box itself
      const now = at.value < 0 ? places - 1 : at.value
      const next = (now + (event.key === 'ArrowDown' ? 1 : places - 1)) % places
      at.value = next === places - 1 ? -1 : next
    }
  }

  onScopeDispose(close)
  return { words, found, open, at, id, listed, active, close, changed, compose, go, choose, key }
}
