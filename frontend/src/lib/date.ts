/** Dates as documents give them: a year, a month or a day, as text. */

export interface Period {
  since: string
  until: string
}

const pad = (n: number) => String(n).padStart(2, '0')

/** The ISO day of a date, in the reader's own time zone. */
export function day(of: Date): string {
  return `${of.getFullYear()}-${pad(of.getMonth() + 1)}-${pad(of.getDate())}`
}

/** The last day that a date of any precision covers. */
export function lastDay(date: string): string {
  const [year = 0, month, dayOf] = date.split('-').map(Number)
  if (dayOf) return date
  const last = month ? new Date(year, month, 0) : new Date(year, 11, 31)
  return `${String(year).padStart(4, '0')}-${pad(last.getMonth() + 1)}-${pad(last.getDate())}`
}

/** What documents set instead of a date. */
const LASTING: Record<string, Record<string, string>> = { zh: { ongoing: '持续推进' }, en: { ongoing: 'ongoing' } }

export const isDate = (text: string): boolean => /^\d{4}(-\d{2}){0,2}$/.test(text)

/** A date in the words of the language. */
export function dated(date: string | null | undefined, lang: string): string {
  if (!date) return ''
  if (!isDate(date)) return LASTING[lang]?.[date] ?? date
  const parts = date.split('-')
  if (lang === 'zh') return parts.map((p, i) => `${i ? Number(p) : p}${'年月日'[i] ?? ''}`).join('')
  const [year = '', month, dayOf] = parts
  if (!month) return year
  const name = new Date(2000, Number(month) - 1, 1).toLocaleString('en', { month: 'short' })
  return dayOf ? `${Number(dayOf)} ${name} ${year}` : `${name} ${year}`
}

/** Months from the first up to the last of the quarter that `now` lies in, `ahead` quarters later. */
export function quarter(now: Date, ahead = 0): Period {
  const first = new Date(now.getFullYear(), Math.floor(now.getMonth() / 3) * 3 + ahead * 3, 1)
  const last = new Date(first.getFullYear(), first.getMonth() + 2, 1)
  return { since: day(first).slice(0, 7), until: day(last).slice(0, 7) }
}

/** The whole year of `now`. */
export function year(now: Date): Period {
  return { since: `${now.getFullYear()}`, until: `${now.getFullYear()}-12` }
}

/** Whether all that a date covers lies before today. */
export function past(date: string, now: Date): boolean {
  return isDate(date) && lastDay(date) < day(now)
}
