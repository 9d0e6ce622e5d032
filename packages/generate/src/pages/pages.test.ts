import { describe, expect, it } from 'vitest'
import { pages } from './index.js'
import type { PagesInput } from './input.js'
import { clauseAnchor, fieldAnchor, requirementAnchor } from './site.js'

const edition = (edition: string, replaces: string | null, extra: object = {}) => ({
  standard: 'shop',
  edition,
  title: { zh: '店铺', en: 'Shops' },
  status: 'draft',
  issued: null,
  effective: null,
  withdrawn: null,
  replaces,
  clauses: {
    '1': { title: { zh: '范围', en: 'Scope' }, text: { zh: '本标准管<店>。', en: 'About <shops>.' } },
    '1.1': { modal: '应' as const, text: { zh: '店应有名。', en: 'A shop shall have a name.' }, sources: ['DOC/2.1a'] },
    '2': { title: { zh: '名称', en: 'Name' } },
    '10': { title: { zh: '末条', en: 'Last' } },
    ...extra,
  },
})
const name = { title: '店名', en: 'Name', type: 'string', required: true as const, clause: 'shop@1.0#1.1', maxLength: 20 }
const kind = { title: '种类', en: 'Kind', type: 'string', values: ['large', 'small'] }
const record = (edition: string, fields: object) => ({
  standard: `shop@${edition}`,
  type: 'shop',
  path: `shop/${edition}/shop`,
  title: { zh: '店', en: 'Shop' },
  fields: { '': { title: '店', en: 'Shop' }, ...fields },
})
const input: PagesInput = {
  base: 'https://standards.example/schemas/',
  standards: [
    edition('1.0', null),
    edition('2.0', 'shop@1.0', { '3': { modal: '宜', text: { zh: '店宜有窗。', en: 'A shop should have a window.' }, facts: ['B.2'] } }),
  ],
  documents: [
    {
      id: 'DOC',
      title: { zh: '文件', en: 'Document' },
      documentNumber: null,
      date: null,
      binding: 'national',
      requirements: { '2.1a': { locator: '二', zh: '有名', en: 'named', kind: 'field', entity: 'shop', disposition: 'encoded', wording: '应' } },
    },
  ],
  facts: {
    about: { zh: '事实。', en: 'Facts.' },
    facts: {
      'B.2': { title: { zh: '窗', en: 'Windows' }, zh: '店多有窗。', en: 'Shops have windows.', from: { zh: '街上', en: 'The street' }, confidence: 'medium' },
    },
  },
  strength: {
    words: [{ modal: '应', words: ['应', '须'], reading: { zh: '直接要求。', en: 'Asked outright.' } }],
    exceptions: [{ clauses: ['shop#3'], reason: { zh: '另有理由。', en: 'With a reason.' } }],
  },
  profiles: [],
  codeLists: [],
  records: [
    record('1.0', {
      '/name': name,
      '/kind': kind,
      '/door': { title: '门', en: 'Door', type: 'object' },
      '/door/width': { title: '宽', en: 'Width', type: 'number' },
    }),
    record('2.0', {
      '/name': { ...name, maxLength: 30 },
      '/kind': { ...kind, required: true, values: ['large'] },
      '/window': { title: '窗', en: 'Window', type: 'string', required: true },
    }),
  ],
  rules: [
    {
      id: 'shop-is-open',
      kind: 'record',
      severity: 'error',
      title: { zh: '店开着', en: 'Open' },
      message: { zh: '关着', en: 'Closed' },
      mend: { zh: '开。', en: 'Open it.' },
      standard: 'shop',
      type: 'shop',
      clauses: ['shop@2.0#1.1'],
      reads: [{ type: 'shop/shop', fields: ['/name', '/door/width', '/gone'] }],
    },
  ],
  trace: { requirements: [], clauses: [{ id: 'shop@1.0#1.1', by: [{ kind: 'field', clause: 'shop@1.0#1.1', schema: 'shop/1.0/shop', at: '/name' }] }] },
}

describe('anchors', () => {
  it('are short, and name the field they lead to', () => {
    expect(clauseAnchor('6.3.2')).toBe('c-6-3-2')
    expect(fieldAnchor('/materials/*/name')).toBe('f-materials.name')
    expect(requirementAnchor('2.1a')).toBe('r-2-1a')
  })
})

describe('pages', () => {
  const zh = pages(input, 'zh')
  it('have the same addresses in both languages', () => {
    expect([...pages(input, 'en').keys()]).toEqual([...zh.keys()])
  })
  it('keep clauses in the order of their numbers, each with its anchor, its modal and what serves it', () => {
    const text = zh.get('standards/shop-1.0.md')!
    const order = ['<!-- #c-1 -->', 'id="c-1-1"', '<!-- #c-2 -->', '<!-- #c-10 -->'].map((one) => text.indexOf(one))
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(order).not.toContain(-1)
    expect(text).toContain('应</span>店应有名。')
    expect(text).toContain('<a href="/records/shop/1.0/shop#f-name">店名</a>')
    expect(text).toContain('<a href="/trace/DOC#r-2-1a">')
    expect(text).toContain('&lt;店&gt;')
  })
  it('tell each fact with where it was read and the clauses that rest on it, and link to it from them', () => {
    const text = zh.get('trace/facts.md')!
    expect(text).toMatch(/<tr id="r-B-2">.*店多有窗。.*街上.*中.*<a href="\/standards\/shop\/2\.0#c-3">/)
    expect(zh.get('standards/shop-2.0.md')).toContain('<a href="/trace/facts#r-B-2">facts/B.2</a>')
  })
  it('tell what the words of sources amount to, how many requirements use each, and the exceptions', () => {
    const text = zh.get('trace/strength.md')!
    expect(text).toMatch(/应 <span class="quiet">1<\/span>、须 <span class="quiet">0<\/span>/)
    expect(text).toMatch(/<a href="\/standards\/shop\/2\.0#c-3">shop@2\.0#3<\/a>.*另有理由。/)
    expect(zh.get('trace/DOC.md')).toContain('用词')
  })
  it('frame the clauses of an edition with foreword, references, the elements and code lists as annexes, and the bibliography', () => {
    const framed: PagesInput = {
      ...input,
      codeLists: [
        { name: 'shop/kind', codes: [{ code: 'large', title: '大店', title_en: 'large', since: '', until: '', source: 'DOC/2.1a', note: '', systems: {} }] },
      ],
      standards: [
        {
          ...edition('1.0', null, {
            'A.1.1': { title: { zh: '种类', en: 'Kind' }, modal: '可', text: { zh: '店的种类。', en: 'The kind of a shop.' }, facts: ['B.2'] },
          }),
          foreword: [{ zh: '本文件是草案。', en: 'A draft.' }],
          normativeReferences: [{ id: 'GB 1—2000', title: { zh: '甲', en: 'A' } }],
          bibliography: [{ id: 'GB 2—2000', title: { zh: '乙', en: 'B' }, note: { zh: '未取得', en: 'not obtained' } }],
        },
      ],
      records: [record('1.0', { '/name': name, '/kind': { ...kind, codeList: 'shop/kind', clause: 'shop@1.0#A.1.1' } })],
    }
    const text = pages(framed, 'zh').get('standards/shop-1.0.md')!
    const order = ['#foreword', '#c-1 ', '#c-2 ', 'GB 1—2000', '#annex-a ', '#annex-b ', '#bibliography', 'GB 2—2000'].map((one) => text.indexOf(one))
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(text).toMatch(/href="#c-1-1">1\.1<.*店名.*>M<.*>1\.\.1<.*≤ 20 字/)
    expect(text).toMatch(/<tr id="c-A-1-1">.*种类.*>O<.*>0\.\.1<.*附录 B\.1/)
    expect(text).toMatch(/<strong>种类<\/strong>　店的种类。.*facts#r-B-2/)
    expect(text).toMatch(/<p id="b-1">[\s\S]*大店/)
  })
  it('unfold the inner fields of a field', () => {
    expect(zh.get('records/shop-1.0-shop.md')).toMatch(/<details>.*<tr id="f-door\.width"/)
  })
  it('list each field with its record type for the search, and the clauses that are no headings', () => {
    const entries = JSON.parse(zh.get('search.json')!)
    expect(entries[0]).toMatchObject({ title: '店名', to: '/records/shop/1.0/shop/', anchor: '#f-name', within: ['店 1.0'], names: 'name' })
    expect(entries).toContainEqual(expect.objectContaining({ title: '宽', within: ['店 1.0', '门'] }))
    expect(entries).toContainEqual(expect.objectContaining({ title: '1.1　店应有名。', to: '/standards/shop/1.0/', anchor: '#c-1-1' }))
    expect(entries.map(({ title }: { title: string }) => title)).not.toContain('10　末条')
  })
  it('list what changed between editions, and what to do', () => {
    const text = zh.get('versions/shop-1.0-2.0.md')!
    const section = (anchor: string) => text.split(`<!-- #${anchor} -->`)[1]!.split('\n## ')[0]
    expect(section('added-fields')).toContain('/window')
    expect(section('removed-fields')).toContain('/door')
    expect(section('removed-fields')).not.toContain('/door/width')
    expect(section('loosened-fields')).toMatch(/店名.*≤ 20 字.*≤ 30 字/)
    expect(section('tightened-fields')).toMatch(/种类.*必填.*可不填.*必填/)
    expect(section('tightened-fields')).toMatch(/种类.*取值.*small.*<code>large<\/code>/)
    expect(section('other-fields')).toContain('没有')
    expect(section('added-rules')).toContain('/rules/shop-is-open')
    expect(section('added-clauses')).toContain('店宜有窗')
    expect(section('todo')).toContain('填写新的必填字段')
    expect(section('todo')).toContain('https://standards.example/schemas/shop/2.0/shop.schema.json')
    expect(section('todo')).toMatch(/删去.*门/)
    expect(section('todo')).toMatch(/核对.*种类/)
    expect(section('todo')).not.toContain('店名')
  })
  it('name the fields that a rule reads, by title and with a link', () => {
    const line = (language: 'zh' | 'en') => pages(input, language).get('rules/shop-is-open.md')!.split('<!-- #reads -->\n')[1]!.trim().split('\n')[0]!
    expect(line('zh')).toContain('<a href="/records/shop/2.0/shop#f-name">店名</a>')
    expect(line('en')).toContain('<a href="/records/shop/2.0/shop#f-name">Name</a>')
    // What the newest edition has no more.
    expect(line('zh')).toContain('<code>/gone</code>')
  })
  it('put no blank line into a block of HTML', () => {
    for (const [path, text] of zh)
      if (path.endsWith('.md'))
        for (const block of text.split('\n\n'))
          if (block.startsWith('<table')) expect(block.endsWith('</table>') || block.endsWith('</table>\n'), path).toBe(true)
  })
})
