/** Long lists: only the rows near the view are in the page; what is left out is blank space of its height. */

import { nextTick, onBeforeUnmount, onMounted, onUpdated, shallowRef, watch, type Ref } from 'vue'

/** Up to here everything stands in the page, so that the browser's own search finds it. */
export const WHOLE = 200
const MARGIN = 800

export interface Part {
  first: number
  last: number
  before: number
  after: number
}

/** Which of `count` rows a view of `height` pixels shows whose upper edge lies at `top`; a row that was never measured has the usual height. */
export function partOf(heights: readonly (number | undefined)[], count: number, usual: number, top: number, height: number): Part {
  let first = 0
  let before = 0
  let at = 0
  let last = count
  let after = 0
  for (let i = 0; i < count; i++) {
    const end = at + (heights[i] ?? usual)
    if (end < top - MARGIN) {
      first = i + 1
      before = end
    } else if (at > top + height + MARGIN) {
      last = Math.min(last, i)
      after += heights[i] ?? usual
    }
    at = end
  }
  return first < count ? { first, last, before, after } : { first: 0, last: 0, before: at, after: 0 }
}

/** Follows the window's scrolling. Rows are the children of `box` that bear `data-row`. */
export function useWindow(box: Ref<HTMLElement | null | undefined>, count: () => number, usual: number) {
  const all = (): Part => ({ first: 0, last: count(), before: 0, after: 0 })
  const part = shallowRef<Part>({ first: 0, last: Math.min(count(), WHOLE), before: 0, after: 0 })
  let heights: (number | undefined)[] = []
  let waiting = 0
  let printing = false
  let width = 0

  function update(): void {
    waiting = 0
    const found = count() <= WHOLE || printing || !box.value ? all() : partOf(heights, count(), usual, -box.value.getBoundingClientRect().top, window.innerHeight)
    const now = part.value
    if (found.first !== now.first || found.last !== now.last || found.before !== now.before || found.after !== now.after) part.value = found
  }
  function soon(): void {
    waiting ||= requestAnimationFrame(update)
  }
  function measure(): void {
    if (count() <= WHOLE) return
    let changed = false
    for (const row of box.value?.children ?? []) {
      const at = row instanceof HTMLElement ? row.dataset.row : undefined
      if (at === undefined) continue
      const tall = row.getBoundingClientRect().height
      if (heights[Number(at)] === tall) continue
      heights[Number(at)] = tall
      changed = true
    }
    if (changed) soon()
  }
  function resized(): void {
    if (window.innerWidth !== width) heights = []
    width = window.innerWidth
    soon()
  }
  function print(on: boolean): void {
    printing = on
    update()
  }
  const before = () => print(true)
  const after = () => print(false)

  onMounted(() => {
    width = window.innerWidth
    window.addEventListener('scroll', soon, { passive: true })
    window.addEventListener('resize', resized)
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    update()
  })
  onBeforeUnmount(() => {
    cancelAnimationFrame(waiting)
    window.removeEventListener('scroll', soon)
    window.removeEventListener('resize', resized)
    window.removeEventListener('beforeprint', before)
    window.removeEventListener('afterprint', after)
  })
  onUpdated(measure)
  watch(count, async () => {
    update()
    await nextTick()
    measure()
  })
  return part
}
