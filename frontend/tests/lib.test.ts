import { describe, expect, it } from 'vitest'
import { csv } from '../src/lib/csv'
import { dated, lastDay, past, quarter } from '../src/lib/date'
import { amount, figure } from '../src/lib/figure'
import { empty, grown, MOST, pruned } from '../src/lib/graph'
import { graphml, svg } from '../src/lib/graphfiles'
import { arranged, cellQuery, nextCell, targetsCrossed } from '../src/lib/matrix'
import { blocksOf, chunksOf, stretches, type Passage } from '../src/lib/reader'
import { stitch } from '../src/lib/stitch'
import { cells, cut, pieces, shown, within } from '../src/lib/text'

describe('spans count code points', () => {
  it('cuts after characters of two units', () => {
    expect(cut('𠀀𪚥厅负责', 2, 3)).toBe('厅')
  })
  it('splits nested, overlapping and overlong spans', () => {
    const found = pieces('一二三四五', [
      { start: 0, end: 4 },
      { start: 2, end: 3 },
      { start: 3, end: 99 },
    ])
    expect(found.map((p) => [p.text, p.marks.length])).toEqual([
      ['一二', 1],
      ['三', 2],
      ['四', 2],
      ['五', 1],
    ])
  })
  it('finds spans inside the cells of a row', () => {
    const [, second] = cells('甲\t乙丙')
    expect(second).toEqual({ text: '乙丙', start: 2 })
    expect(within([{ start: 2, end: 3 }], 2, 2)).toEqual([{ start: 0, end: 1 }])
  })
})

describe('names for one line', () => {
  it.each([
    ['厅\u202egnp', '厅gnp'],
    ['甲'.repeat(10_000), `${'甲'.repeat(120)}…`],
    [null, ''],
  ])('%#', (name, wanted) => expect(shown(name)).toBe(wanted))
})

describe('figures', () => {
  it.each([
    [120_000_000_000, '元', '1200亿元'],
    [350_000, '元', '35万元'],
    [3.2, '%', '3.2%'],
    [9000, '家', '9000家'],
    [12_000, '人', '12,000人'],
  ])('%d %s', (value, unit, wanted) => expect(amount(value, unit)).toBe(wanted))
  it('says how it compares', () => {
    expect(figure({ value: 600, comparator: '>=', value_unit: '名' })).toBe('≥ 600名')
    expect(figure({ value: 3, value2: 5, comparator: 'range', value_unit: '家' })).toBe('3家 – 5家')
    expect(figure({ text: '明显提升' })).toBe('')
  })
})

describe('dates of any precision', () => {
  it.each([
    ['2025', '2025-12-31', '2025年'],
    ['2024-02', '2024-02-29', '2024年2月'],
    ['2025-06-30', '2025-06-30', '2025年6月30日'],
  ])('%s', (date, last, zh) => {
    expect(lastDay(date)).toBe(last)
    expect(dated(date, 'zh')).toBe(zh)
  })
  it('what has no end is never past', () => expect(past('ongoing', new Date(2100, 0, 1))).toBe(false))
  it('quarters go over the year', () => expect(quarter(new Date(2026, 10, 25), 1)).toEqual({ since: '2027-01', until: '2027-03' }))
})

describe('evidence of one passage is one quotation', () => {
  const of = (start: number, quote: string, prefix: string, suffix: string, kind = 'unit') => ({ of: kind, passage: 'p:1', start, end: start + quote.length, prefix, quote, suffix })
  it('joins windows that overlap', () => {
    const [found] = stitch([of(6, '丙丁', '甲乙', '戊己庚'), of(9, '己', '丁戊', '庚辛')])
    expect(found?.parts.map((p) => (p.of ? `[${p.text}]` : p.text)).join('')).toBe('…甲乙[丙丁]戊[己]庚辛')
    expect(found?.start).toBe(6)
  })
  it('keeps a gap a gap', () => {
    const [found] = stitch([of(0, '甲', '', '乙'), of(50, '丙', '', '')])
    expect(found?.parts.map((p) => p.text)).toEqual(['甲', '乙', ' …… ', '丙'])
  })
})

describe('tables as files', () => {
  it('keeps formulas from running and quotes what needs it', () => {
    expect(csv(['a', 'b'], [['=1+1', '甲,"乙"'], [-3, null]])).toBe('\ufeffa,b\r\n\'=1+1,"甲,""乙"""\r\n-3,\r\n')
  })
})

describe('the graph', () => {
  const node = (id: string) => ({ id, name: id, type: 'Plan' })
  const edge = (from: string, to: string) => ({ id: `${from}${to}`, from, to, relation: 'PART_OF', how: '' })
  it('never holds more than can be read, nor a relation without its ends', () => {
    const many = Array.from({ length: MOST + 50 }, (_, i) => node(`n${i}`))
    const held = grown(empty(), many, [edge('n0', `n${MOST + 10}`), edge('n0', 'n1')])
    expect(held.nodes.size).toBe(MOST)
    expect([...held.edges.keys()]).toEqual(['n0n1'])
  })
  it('takes out a node with those that hang on it alone', () => {
    const held = grown(empty(), ['a', 'b', 'c', 'd'].map(node), [edge('a', 'b'), edge('b', 'c'), edge('a', 'd')])
    expect([...pruned(held, 'b', 'a').nodes.keys()]).toEqual(['a', 'd'])
  })
})

describe('the graph as files', () => {
  const held = grown(empty(), [{ id: 'a', name: '甲<&"', type: 'Plan' }, { id: 'b', name: '\u0001乙', type: 'Measure' }], [{ id: 'ab', from: 'a', to: 'b', relation: 'PART_OF', how: '' }])
  it('is GraphML with names and classes, whatever a name holds', () => {
    const text = graphml(held, (name) => `${name}!`)
    expect(text).toContain('<node id="a"><data key="name">甲&lt;&amp;&quot;</data><data key="type">Plan</data></node>')
    expect(text).toContain('<data key="name">乙</data>')
    expect(text).toContain('source="a" target="b"><data key="relation">PART_OF</data><data key="label">PART_OF!</data></edge>')
  })
  it('is SVG in which everything lies within the frame', () => {
    const place = (x: number, label: string) => ({ x, y: 0, size: 20, shape: 'star' as const, color: '#123456', label })
    const colours = { paper: '#fff', ink: '#000', quiet: '#555', line: '#999', font: '"Noto", serif' }
    const text = svg(new Map([['a', place(-500, '一二三四五六七八九')], ['b', place(300, '<乙>')]]), [{ from: 'a', to: 'b', label: '牵头' }, { from: 'b', to: 'a', label: '' }, { from: 'a', to: 'gone', label: '' }], colours)
    const [left = 0, , width = 0] = /viewBox="([^"]*)"/.exec(text)?.[1]?.split(' ').map(Number) ?? []
    expect(left).toBeLessThan(-500)
    expect(left + width).toBeGreaterThan(300)
    expect(text.match(/<tspan/g)).toHaveLength(3)
    expect(text.match(/marker-end/g)).toHaveLength(2)
    expect(text).toContain('&lt;乙&gt;')
  })
})

describe('the matrix', () => {
  it('counts a target once for each unit, as led where one of its charges leads', () => {
    const charge = (unit: string, target: string, role: string, indicator: string | null = 'indicator:x') => ({ unit, unit_name: unit, target, indicator, indicator_name: null, indicator_as_stated: '研发投入', role })
    const found = targetsCrossed([charge('u', 't1', 'support'), charge('u', 't1', 'lead'), charge('u', 't2', 'support'), charge('v', 't3', 'lead', null)])
    expect(found.map(({ row, column, measures, leads }) => [row, column, measures, leads])).toEqual([
      ['u', 'indicator:x', 2, 1],
      ['v', 't3', 1, 1],
    ])
    expect(cellQuery('unit-target', 'v', 't3').params).toEqual({ unit: 'v' })
  })
  it.each([
    ['ArrowRight', 'r1', 'z'],
    ['ArrowDown', 'r3', 'x'],
    ['End', 'r1', 'z'],
    ['ArrowUp', undefined, undefined],
  ])('%s leads to the next filled cell', (key, row, column) => {
    const filled = new Set(['r1x', 'r1z', 'r3x', 'r2y'])
    const next = nextCell({ row: 'r1', column: 'x' }, key, ['r1', 'r2', 'r3'], ['x', 'y', 'z'], (r, c) => filled.has(r + c))
    expect([next?.row, next?.column]).toEqual([row, column])
  })
  it('brings like to like', () => {
    const crossings = [
      { row: 'r1', column: 'x', measures: 1 },
      { row: 'r2', column: 'y', measures: 1 },
      { row: 'r3', column: 'x', measures: 1 },
    ]
    const { rows } = arranged(crossings, 'cluster', (id) => id)
    expect(Math.abs(rows.indexOf('r1') - rows.indexOf('r3'))).toBe(1)
  })
})

describe('the reader', () => {
  const passage = (ordinal: number, kind: string, text = '甲', segments: string | null = null) => ({ passage: `passage:d:${ordinal}`, ordinal, kind, text, segments, path: [] }) as unknown as Passage
  it('cuts a document into parts of a few passages; a table stays in one unless it is long', () => {
    const rows = Array.from({ length: 130 }, (_, i) => passage(i + 60, 'row'))
    const blocks = blocksOf([...Array.from({ length: 60 }, (_, i) => passage(i, 'item')), ...rows, passage(190, 'item')])
    const chunks = chunksOf(blocks)
    expect(chunks.map(({ blocks }) => blocks.map((block) => block.rows?.length ?? 1).reduce((a, b) => a + b))).toEqual([10, 10, 10, 10, 10, 10, 60, 60, 10, 1])
    expect(Math.min(...chunks.map(({ height }) => height))).toBeGreaterThan(0)
  })
  it('knows what stood where a text was repaired, in code points', () => {
    const repaired = passage(1, 'item', '𠀀创新。', '[[0,1,0,1,""],[1,1,1,8,"pinyin+simplified","創(chuàng)"],[2,2,9,2,""]]')
    expect(stretches(repaired).map((one) => one.raw ?? one.text)).toEqual(['𠀀', '創(chuàng)', '新。'])
    expect(stretches(passage(2, 'item', '甲乙', '[[0,1,0,1,""],[1,0,1,1,"pdf","\\n"],[1,1,2,1,""]]')), 'a line end is nothing that one sees').toEqual([])
    expect(stretches(passage(3, 'item', '甲乙', '[[0,1,0,1,"forms"],[1,1,1,1,""]]')), 'read before the raw text was kept').toEqual([])
  })
})
