/** Figures in the words that documents use: 1200亿元, not 120000000000元. */

export interface Figured {
  kind?: string | null
  comparator?: string | null
  value?: number | null
  value2?: number | null
  value_unit?: string | null
  unit?: string | null
  change?: string | null
  per?: string | null
  text?: string | null
}

const SIGNS: Record<string, string> = { '>=': '≥ ', '>': '> ', '<=': '≤ ', '<': '< ', '~': '≈ ', '=': '', range: '' }
const YI = 100_000_000
const WAN = 10_000

const plain = (value: number, digits = 6) => String(Number(value.toPrecision(digits)))
const grouped = (value: number) => (Math.abs(value) >= WAN ? value.toLocaleString('en-US', { maximumFractionDigits: 4 }) : plain(value, 10))

/** A number with its unit; money in 亿元 or 万元 where that is shorter. */
export function amount(value: number, unit: string): string {
  if (unit === '元' && Math.abs(value) >= YI) return `${plain(value / YI)}亿元`
  if (unit === '元' && Math.abs(value) >= WAN) return `${plain(value / WAN)}万元`
  return `${grouped(value)}${unit}`
}

/** A target's or observation's figure. */
export function figure(of: Figured): string {
  const unit = of.value_unit ?? of.unit ?? ''
  if (of.value === null || of.value === undefined) return ''
  if (of.value2 !== null && of.value2 !== undefined) return `${amount(of.value, unit)} – ${amount(of.value2, unit)}`
  return `${SIGNS[of.comparator ?? '='] ?? ''}${amount(of.value, unit)}`
}
