// npm run new: what it plans, and what it refuses. new.slow.test.ts has it write, and builds what it wrote.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { kindOf, planOf } from './new/scaffold.mjs'
import { openWorkspace } from './new/workspace.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const workspace = openWorkspace(root)

/** What a line of arguments would write. */
async function planned(line: string): Promise<{ create: Record<string, string>; change?: Record<string, string> }> {
  const [what, ...args] = line.split(' ')
  return planOf(await kindOf(what), args, () => workspace)
}

describe('what is planned', () => {
  it('is a rule beside its cases, which find what the checker finds', async () => {
    const { create } = await planned('rule bank-outlet/outlet-phone-is-stated A.1.17 --field /address')
    expect(Object.keys(create)).toEqual([
      'packages/conform/src/rules/bank-outlet/outlet-phone-is-stated.ts',
      'schemas/bank-outlet/cases/outlet-phone-is-stated.yaml',
    ])
    const [accepted, refused] = parse(Object.values(create)[1]!)
    expect(accepted.finds).toBeUndefined()
    // The rule on precise addresses refuses the placeholder as well.
    expect(refused.finds).toEqual([
      { rule: 'outlet-phone-is-stated', at: '/address' },
      { rule: 'outlet-address-is-precise', at: '/address' },
    ])
  })
  it('changes a schema and its full example by the one field alone', async () => {
    const command = 'field bank-outlet/1.0/outlet floors 7.1 --title 楼层数 --en Floors --kind number'
    const { create, change } = await planned(command)
    expect(create).toEqual({})
    const [schema, example] = Object.values(change!).map((text) => JSON.parse(text))
    expect(schema.properties.floors).toEqual({
      title: '楼层数',
      'x-en': 'Floors',
      description: '楼层数。',
      'x-clause': command.split(' ')[3],
      type: 'number',
      examples: [1],
    })
    delete schema.properties.floors
    expect(schema).toEqual(workspace.source.schemas.get('bank-outlet/1.0/outlet'))
    expect(example.floors).toBe(1)
  })
  it('permits where the source only names a thing, and else recommends until someone has read it', async () => {
    const profile = (source: string) => planned(`profile hainan --title 海南 --en Hainan --region 460000 --extends service-guide@2.0 --source ${source}`)
    const [named] = Object.values((await profile('MOHRSS-2022-59/2.5.1j')).create!)
    expect(named).toMatch(/modal: 可\n {4}text: .*数据可体现.*\n.*\n {4}confidence: medium/)
    const [asked] = Object.values((await profile('MOHRSS-2022-59/2.5.1h')).create!)
    expect(asked).toMatch(/modal: 宜\n {4}text: .*数据宜体现.*\n.*\n {4}confidence: medium/)
  })
  it('is what CONTRIBUTING.md says', async () => {
    const lines = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^npm run new -- (.+)$/gm)
    const kinds = new Set<string>()
    for (const [, line] of lines) {
      const [what, ...args] = line!.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''))
      kinds.add(what!)
      await planOf(await kindOf(what!), args, () => workspace)
    }
    expect([...kinds].sort()).toEqual(['code', 'data-rule', 'edition', 'field', 'profile', 'rule', 'source', 'standard'])
  })
  it('invents no requirement', async () => {
    const { create } = await planned('source HN-2026-01 --title 海南文件 --en Hainan --binding 460000')
    expect(parse(Object.values(create)[0]!).requirements).toEqual({})
  })
})

describe('a wrong argument is one line with what is allowed and the nearest', () => {
  it.each([
    ['rul', /^没有可新建的种类 rul，是否指 rule？可用：rule、data-rule/],
    ['rule', /^缺少 <rule>；用法：npm run new -- rule/],
    ['rule bank-outlet/a-b A.1.9 --typ outlet', /^不认识 --typ，是否指 --type？可用：--type --field/],
    ['rule bank-outlet/a-b A.1.9 --type', /^--type 需要一个值；用法：/],
    ['rule bank-outlet/a-b A.1.9 more', /^多出的参数 more；/],
    ['rule bank-outlets/a-b 7.1', /^没有标准 bank-outlets，是否指 bank-outlet？/],
    ['rule bank-outlet/fee A.1.9', /^规则编号 fee 的写法不对，如 fee-has-basis/],
    ['rule bank-outlet/fee-has-basis A.1.9', /^规则 fee-has-basis 已存在/],
    ['rule bank-outlet/a-b 13.33', /^没有bank-outlet@1\.0 的条款 13\.33，是否指 13\.3？可用：1、2、3、/],
    ['rule bank-outlet/a-b 7', /^bank-outlet@1\.0 的条款 7 是标题或资料性条款/],
    ['rule bank-outlet/a-b A.1.9 --field /outletNam', /^没有可填文字的字段 \/outletNam，是否指 \/outletName？/],
    ['rule bank-outlet/a-b A.1.9 --limit 15', /^条款 \S+ 没有数 15；有：无/],
    ['rule profiles/qingdao/a-b 2.2 --standard service-item --type implementation', /^条款 2\.2 有数 30，请加 --limit 30/],
    [
      'rule profiles/qingdao/a-b 2.2 --standard service-item --type implementation --limit 30 --field /promisedLimit --unit minutes',
      /^没有时限单位 minutes，是否指 minute？/,
    ],
    ['rule profiles/qindao/a-b 2.2', /^没有细则 qindao，是否指 qingdao？/],
    ['rule profiles/qingdao/a-b 2.1', /^qingdao 扩展了 .*请加 --standard/],
    ['data-rule bank-outlet/a-b 13.4', /^条款 13\.4 有数 15、5/],
    ['field service-guide/2.0/guid x 5.1 --title 甲 --en A', /^没有记录类型 service-guide\/2\.0\/guid，是否指 service-guide\/2\.0\/guide？/],
    ['field bank-outlet/1.0/outlet status A.1.9 --title 甲 --en A', /^bank-outlet\/1\.0\/outlet 已有字段 status/],
    ['field bank-outlet/1.0/outlet x A.1.9 --title 甲 --en A --kind common/x', /^没有种类或代码表 common\/x/],
    ['field bank-outlet/1.0/outlet x A.1.9 --title A --en A', /^--title A 应为中文/],
    ['field bank-outlet/1.0/outlet x A.1.9 --title 甲', /^缺少 --en；/],
    [
      'code common/contact-kin x --title 甲 --en a --source MOHRSS-2022-59/1.2.1d',
      /^没有代码表（新表请加 --new） common\/contact-kin，是否指 common\/contact-kind？/,
    ],
    ['code bank-outlet/area-type rural --title 甲 --en a --source MOHRSS-2022-59/1.2.1d', /^bank-outlet\/area-type 已有代码 rural/],
    ['code bank-outlet/area-type x --title 甲 --en a --source MOHRSS-2022-59/1.2.1', /^没有要求 MOHRSS-2022-59\/1\.2\.1，是否指 /],
    ['code bank-outlet/area-type x --title 甲 --en a --source MOHRSS-2022-59/1.2.1d --since 2026-13-01', /^2026-13-01 不是日期/],
    [
      'profile hainan --title 海南 --en Hainan --region 460000 --extends service-guide@2.0 --source HN-2026/1.1',
      /^没有来源文件 standards\/sources\/HN-2026\.yaml；.*npm run new -- source HN-2026 /,
    ],
    ['profile hainan --title 海南 --en Hainan --region 999999 --extends service-guide@2.0 --source MOHRSS-2022-59/1.2.1d', /^没有行政区划 999999/],
    [
      'profile hainan --title 海南 --en Hainan --region 460000 --extends service-guide@2 --source MOHRSS-2022-59/1.2.1d',
      /^没有版次 service-guide@2，是否指 service-guide@/,
    ],
    ['standard common --title 甲 --en A --type x --type-title 甲 --type-en A --source MOHRSS-2022-59/1.2.1d', /^名称 common 已被占用/],
    ['standard hall --title 甲 --en A --type guide --type-title 甲 --type-en A --source MOHRSS-2022-59/1.2.1d', /^记录类型 guide 已属于 service-guide/],
    ['edition bank-outlet 0.9', /^0\.9 应晚于最新的版次 1\.0/],
  ])('%s', async (line, expected) => {
    const { message } = await planned(line).then(
      () => ({ message: 'nothing was refused' }),
      (error: Error) => error,
    )
    expect(message).toMatch(expected)
    // One line, Chinese first and English beside.
    expect(message).toMatch(/^[^\n]*[\u4e00-\u9fff][^\n]* \([^\u4e00-\u9fff\n]*[a-z]{2}[^\n]*\)$/)
  })
})
