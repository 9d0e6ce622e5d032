import { describe, expect, it } from 'vitest'
import { BaselineBuilder, checkText, html, type Report, sarif, text } from '../src/index.js'

const asOf = '2026-01-01'
const options = { standard: 'service-guide@2.0', type: 'guide', asOf, maxFindings: 'all' as const }
const body = { name: '某市社会保险经办机构' }
/** A guide with every element but those named. */
const guide = (without: string[] = [], more: object = {}) => {
  const whole = {
    itemName: '职工参保登记',
    serviceTargets: ['naturalPerson'],
    legalBasis: [{ title: '中华人民共和国社会保险法' }],
    acceptingUnit: body,
    locations: [{ address: '某市某区某路1号' }],
    processFlow: { steps: [{ name: '受理', actor: '窗口', limit: { state: 'immediate' } }] },
    materials: [],
    sampleDocuments: [],
    fee: { charged: false },
    promisedLimit: { state: 'immediate' },
    consultation: [{ kind: 'phone', value: '027-12345678' }],
    supervision: [{ kind: 'phone', value: '12333' }],
  }
  return { ...Object.fromEntries(Object.entries(whole).filter(([name]) => !without.includes(name))), ...more }
}
const check = (records: object[], more: object = {}): Promise<Report> =>
  checkText(records.map((record) => JSON.stringify(record)).join('\n'), { ...options, ...more, format: 'ndjson' } as Parameters<typeof checkText>[1])
const gaps = ({ findings }: Report) => findings.filter(({ rule }) => rule === 'guide-elements-complete')

describe('what a record lacks', () => {
  it('is one finding, with each element, its field, clause and place', async () => {
    const [finding, ...others] = gaps(await check([guide(['fee', 'sampleDocuments', 'acceptingUnit'])]))
    expect(others).toEqual([])
    expect(finding).toMatchObject({
      at: '',
      severity: 'error',
      count: 3,
      clause: 'service-guide@2.0#5.12',
      grade: { must: { met: 8, of: 11 }, should: { met: 0, of: 0 } },
    })
    expect(finding!.message).toBe('指南缺 3 项：受理单位、示范文本、收费（应）；已有 8/11')
    expect(finding!.places).toEqual([
      { at: '/acceptingUnit', inRecord: '/acceptingUnit', field: '受理单位', severity: 'error', clause: 'service-guide@2.0#5.3', line: 1, column: 1 },
      { at: '/sampleDocuments', inRecord: '/sampleDocuments', field: '示范文本', severity: 'error', clause: 'service-guide@2.0#5.7', line: 1, column: 1 },
      { at: '/fee', inRecord: '/fee', field: '收费', severity: 'error', clause: 'service-guide@2.0#5.8', line: 1, column: 1 },
    ])
  })

  it('stands at the only element that is missing, by the clause of that element', async () => {
    const [finding] = gaps(await check([guide(['fee'])]))
    expect(finding).toMatchObject({ at: '/fee', clause: 'service-guide@2.0#5.8', field: '收费' })
  })

  it('names elements by strength, and is as severe as the severest', async () => {
    const [finding] = gaps(await check([guide(['fee', 'supervision'], { serviceClass: 'other' })]))
    expect(finding).toMatchObject({ severity: 'error', message: '指南缺 2 项：监督投诉方式（应）；收费（宜）；已有 9/11' })
    expect(finding!.places!.map(({ at, severity }) => [at, severity])).toEqual([
      ['/supervision', 'error'],
      ['/fee', 'warning'],
    ])
  })

  it('is not reported for an element of the wrong shape, which is there', async () => {
    const { findings } = await check([guide(['supervision'], { fee: 7 })])
    expect(findings.map(({ rule, at }) => [rule, at])).toEqual([
      ['guide-elements-complete', '/supervision'],
      ['value-type', '/fee'],
    ])
  })

  it('is waived element by element', async () => {
    const waivers = [{ rule: 'guide-elements-complete', at: '/fee', owner: '某局', reason: '示例', until: '2099-01-01' }]
    const report = await check([guide(['fee', 'supervision', 'consultation'])], { waivers })
    expect(gaps(report).map(({ message, waived, at }) => [message, waived !== undefined, at])).toEqual([
      ['指南缺 1 项：收费（应）；已有 8/11', true, '/fee'],
      ['指南缺 2 项：咨询方式、监督投诉方式（应）；已有 8/11', false, ''],
    ])
    expect(report.summary).toMatchObject({ errors: 1, waived: 1 })
  })

  it('is new where the baseline has another element of the record', async () => {
    const builder = new BaselineBuilder()
    for (const finding of (await check([guide(['fee', 'consultation'])])).findings) builder.add(finding, 'memory')
    const baseline = builder.baseline()
    expect(
      Object.values(baseline.files)
        .flat()
        .map(({ at }) => at),
    ).toEqual(['/consultation', '/fee'])
    const [file] = Object.keys(baseline.files)
    const same = await check([guide(['fee', 'consultation'])], { baseline, source: file })
    expect(same.summary).toMatchObject({ errors: 0, known: 1, mended: 0 })
    const better = await check([guide(['fee'])], { baseline, source: file })
    expect(better.summary).toMatchObject({ errors: 0, known: 1, mended: 1 })
    const worse = await check([guide(['fee', 'consultation', 'supervision'])], { baseline, source: file })
    expect(gaps(worse).map(({ at }) => at)).toEqual(['/supervision'])
    expect(worse.summary).toMatchObject({ errors: 1, known: 1, mended: 0 })
  })

  it('is told of steps in one finding for all of them', async () => {
    const steps = [{ name: '受理' }, { name: '审核', actor: '审核岗' }]
    const { findings } = await check([guide([], { processFlow: { steps }, promisedLimit: { state: 'bounded', value: 5, unit: 'workingDay' } })])
    const [detail, ...others] = findings.filter(({ rule }) => rule === 'guide-step-detail')
    expect(others).toEqual([])
    expect(detail!.message).toBe('流程没有写明办理者（受理）、时限（受理、审核）')
    expect(detail!.places!.map(({ at }) => at)).toEqual(['/processFlow/steps/0/actor', '/processFlow/steps/0/limit', '/processFlow/steps/1/limit'])
  })
})

describe('the grade', () => {
  it('of a file with one record says how much is there', async () => {
    const report = await check([guide(['fee'])])
    expect(report.files[0]!.grade).toEqual({ must: { met: 10, of: 11 }, should: { met: 0, of: 0 } })
    expect(text(report)).toContain('不符合  应 10/11\n')
    expect(html(report)).toContain('应 10/11')
  })

  it('is absent of a file with several records, and where nothing can be told', async () => {
    expect((await check([guide(), guide()])).files[0]!.grade).toBeUndefined()
    expect((await check([guide([], { serviceClass: 7 })])).files[0]!.grade).toBeUndefined()
  })
})

describe('the shares of elements', () => {
  const region = (code: string) => ({ region: { code } })
  const records = [
    guide(['sampleDocuments'], region('420106')),
    guide(['sampleDocuments', 'fee'], region('420102')),
    { itemName: '职工参保登记', crossProvinceHandling: true, ...region('510104') },
  ]

  it('are told of all records, of each province, and of each body', async () => {
    const [table] = (await check(records)).dataset!.elements
    expect(table!.elements.map(({ field }) => field).slice(6, 8)).toEqual(['示范文本', '收费'])
    expect(table!.rows.map(({ kind, of, records: number, given, asked }) => [kind, of, number, given[6], given[7], asked[11], given[11]])).toEqual([
      ['all', '全部', 3, 0, 1, 1, 0],
      ['division', '420000 湖北省', 2, 0, 1, 0, 0],
      ['division', '510000 四川省', 1, 0, 0, 1, 0],
      ['body', '420000 湖北省 某市社会保险经办机构', 2, 0, 1, 0, 0],
    ])
  })

  it('tell a place that lacks one element from one that lacks all, in text and HTML', async () => {
    const report = await check(records)
    expect(text(report)).toContain('420000 湖北省  2 条  86.4%  不全：示范文本 0%、收费 50%\n')
    expect(text(report)).toMatch(/510000 四川省 {2}1 条 {2}0% {2}不全：服务对象 0%/)
    expect(html(report)).toContain('<td class="n low" title="0/2">0%</td>')
  })

  it('put records without a known province into one row', async () => {
    const [table] = (await check([guide(), guide([], region('999999')), guide([], region('x'))])).dataset!.elements
    expect(table!.rows.filter(({ kind }) => kind === 'division').map(({ of, records: number }) => [of, number])).toEqual([['未写明区划的记录', 3]])
  })
})

describe('a fault that many records of a file share', () => {
  const many = (n: number) => Array.from({ length: 20 }, (_, i) => guide(i < n ? ['fee'] : [], { itemName: `事项${i}` }))

  it('is told once in text, with its number and the first places', async () => {
    const report = await check(many(8))
    expect(report.repeated).toEqual([
      {
        source: '-',
        rule: 'guide-elements-complete',
        at: '/fee',
        severity: 'error',
        title: '指南的要素齐备',
        count: 8,
        records: 20,
        field: '收费',
        clause: 'service-guide@2.0#5.8',
        mend: expect.stringContaining('补上所缺的要素') as string,
        examples: [1, 2, 3].map((line) => ({ line, column: 1, at: '/fee', message: '指南缺 1 项：收费（应）；已有 10/11' })),
      },
    ])
    expect(gaps(report)).toHaveLength(8)
    expect(text(report).match(/guide-elements-complete$/gm)).toHaveLength(1)
    expect(text(report)).toContain('  8/20     错误  20 条记录中有 8 处：指南的要素齐备（收费）')
    expect(text(report)).toContain('例如第 1、2、3 行：指南缺 1 项：收费（应）；已有 10/11')
    expect(text(report)).not.toContain('本文件另有')
  })

  it('is told record by record where few have it', async () => {
    expect((await check(many(3))).repeated).toEqual([])
    expect((await check(many(4))).repeated).toEqual([])
    expect((await check(many(5))).repeated).toHaveLength(1)
  })

  it('is counted in full where not every finding is listed', async () => {
    const report = await check(many(20), { maxFindings: 2 })
    expect(report.repeated[0]).toMatchObject({ count: 20, records: 20 })
    expect(report.repeated[0]!.examples).toHaveLength(2)
  })

  it('is not told of findings that are waived', async () => {
    const waivers = [{ rule: 'guide-elements-complete', owner: '某局', reason: '示例', until: '2099-01-01' }]
    expect((await check(many(20), { waivers })).repeated).toEqual([])
  })
})

it('SARIF has the further places of a finding', async () => {
  const { runs } = JSON.parse(sarif(await check([guide(['fee', 'supervision'])]))) as { runs: { results: { ruleId: string; relatedLocations?: object[] }[] }[] }
  const result = runs[0]!.results.find(({ ruleId }) => ruleId === 'guide-elements-complete')
  expect(result!.relatedLocations).toHaveLength(2)
})
