/** One table as a workbook (Office Open XML): texts stay texts, numbers numbers, the first row and column stay in view. */

import type { Cell } from './csv'
import { xml } from './graphfiles'

const LONGEST = 32_767 // characters of a cell
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

function column(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : column(Math.floor(at / 26) - 1) + String.fromCharCode(65 + (at % 26))
}

function cell(value: Cell, row: number, at: number): string {
  if (value === null || value === undefined || value === '') return ''
  const place = `${column(at)}${row + 1}`
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`
  return `<c r="${place}" t="inlineStr"><is><t xml:space="preserve">${xml(String(value).slice(0, LONGEST))}</t></is></c>`
}

function sheet(rows: readonly (readonly Cell[])[]): string {
  const lines = rows.map((row, i) => `<row r="${i + 1}">${row.map((value, j) => cell(value, i, j)).join('')}</row>`)
  const pane = '<sheetViews><sheetView workbookViewId="0"><pane xSplit="1" ySplit="1" topLeftCell="B2" activePane="bottomRight" state="frozen"/></sheetView></sheetViews>'
  return `${HEAD}<worksheet xmlns="${MAIN}">${pane}<cols><col min="1" max="1" width="28" customWidth="1"/></cols><sheetData>${lines.join('')}</sheetData></worksheet>`
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let k = 0; k < 8; k++) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1
  return n
})
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Little-endian numbers, each by its value and its width in bytes. */
function numbers(...given: [value: number, width: 2 | 4][]): Uint8Array<ArrayBuffer> {
  const out = new DataView(new ArrayBuffer(given.reduce((sum, [, width]) => sum + width, 0)))
  let at = 0
  for (const [value, width] of given) {
    if (width === 2) out.setUint16(at, value, true)
    else out.setUint32(at, value, true)
    at += width
  }
  return new Uint8Array(out.buffer)
}

const DAY = 0x21 // 1 January 1980: a file without a date of its own
/** A ZIP archive of stored files. */
function zip(files: readonly [name: string, text: string][]): Blob {
  const [parts, index]: [Uint8Array<ArrayBuffer>[], Uint8Array<ArrayBuffer>[]] = [[], []]
  const code = new TextEncoder()
  let [at, indexed] = [0, 0]
  for (const [called, text] of files) {
    const [name, bytes] = [code.encode(called), code.encode(text)]
    const common = [[20, 2], [0x0800, 2], [0, 2], [0, 2], [DAY, 2], [crc32(bytes), 4], [bytes.length, 4], [bytes.length, 4], [name.length, 2], [0, 2]] as [number, 2 | 4][]
    const local = numbers([0x04034b50, 4], ...common)
    const entry = numbers([0x02014b50, 4], [20, 2], ...common, [0, 2], [0, 2], [0, 2], [0, 4], [at, 4])
    parts.push(local, name, bytes)
    index.push(entry, name)
    at += local.length + name.length + bytes.length
    indexed += entry.length + name.length
  }
  const end = numbers([0x06054b50, 4], [0, 2], [0, 2], [files.length, 2], [files.length, 2], [indexed, 4], [at, 4], [0, 2])
  return new Blob([...parts, ...index, end], { type: `${TYPE}.sheet` })
}

export function xlsx(name: string, rows: readonly (readonly Cell[])[]): Blob {
  const sheetName = xml(name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31)) || 'rows'
  const type = (part: string, of: string) => `<Override PartName="${part}" ContentType="${TYPE}.${of}+xml"/>`
  const link = (of: string, target: string) => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${of}" Target="${target}"/></Relationships>`
  return zip([
    ['[Content_Types].xml', `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>${type('/xl/workbook.xml', 'sheet.main')}${type('/xl/worksheets/sheet1.xml', 'worksheet')}</Types>`],
    ['_rels/.rels', link('officeDocument', 'xl/workbook.xml')],
    ['xl/workbook.xml', `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${sheetName}" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', link('worksheet', 'worksheets/sheet1.xml')],
    ['xl/worksheets/sheet1.xml', sheet(rows)],
  ])
}
