import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Migration, migrator } from '@shebiao/conform/index.js'
import { Guide as Guide1 } from '@shebiao/schemas/service-guide/1.0'
import { Guide as Guide2 } from '@shebiao/schemas/service-guide/2.0'
import { globSync } from 'tinyglobby'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { mutations } from '../../../scripts/mutate.mjs'
import { shebiao } from './command.js'

const schemas = fileURLToPath(new URL('../../../schemas/', import.meta.url))
const read = (path: string) => readFileSync(join(schemas, path), 'utf8')
const migration = parse(read('service-guide/migrations/1.0-2.0.yaml')) as Migration
const make = (inverse = false) => migrator({ hops: [{ migration, inverse }], type: 'guide', asOf: '2026-01-01' })

/** All records of an edition in the repository: examples and the instances of all cases. */
function instances(edition: string): unknown[] {
  const files = globSync(['dist/cases/examples.json', 'dist/cases/fields/*.json', 'dist/cases/rules/*.json'], { cwd: schemas })
  return files.flatMap((file) =>
    (JSON.parse(read(file)) as { schema?: string; instance?: unknown }[])
      .filter(({ schema, instance }) => schema === `service-guide/${edition}/guide` && instance !== undefined)
      .map(({ instance }) => instance),
  )
}

/** The valid records of an edition, and the valid ones among 6,000 random mutations of them. */
function validRecords(edition: string, is: (data: unknown) => boolean): unknown[] {
  const valid = instances(edition).filter(is)
  const found: unknown[] = []
  let tried = 0
  for (const data of mutations(valid, 7)) {
    if (++tried > 6000) break
    const plain = JSON.parse(JSON.stringify(data))
    if (is(plain)) found.push(plain)
  }
  return [...valid, ...found]
}

describe('the migration of guides between 1.0 and 2.0', () => {
  it('makes every valid record of 1.0 a valid one of 2.0, loses nothing, and migrates it back to the same record', async () => {
    const [there, back] = [await make(), await make(true)]
    const all = validRecords('1.0', (data) => Guide1.is(data))
    expect(all.length).toBeGreaterThan(500)
    for (const data of all) {
      const { data: next, losses, refused } = there(data)
      expect({ losses, refused }).toEqual({ losses: [], refused: [] })
      expect(Guide2.is(next)).toBe(true)
      expect(back(next)).toMatchObject({ data, losses: [], refused: [] })
    }
  })
  it('makes every valid record of 2.0 a valid one of 1.0 and lists the losses, or refuses it', async () => {
    const [there, back] = [await make(), await make(true)]
    const all = validRecords('2.0', (data) => Guide2.is(data))
    expect(all.length).toBeGreaterThan(500)
    let lossy = 0
    for (const data of all) {
      const { data: former, losses, refused } = back(data)
      // A record that cannot be expressed in 1.0 is refused with the reason.
      if (former === undefined) expect(refused.length).toBeGreaterThan(0)
      else expect(Guide1.is(former)).toBe(true)
      if (losses.length > 0) lossy++
      else if (former !== undefined) expect(there(former).data).toEqual(data)
    }
    expect(lossy).toBeGreaterThan(30)
  })
  it('refuses a record that is not valid in 1.0', async () => {
    const there = await make()
    expect(there({ itemName: 1 })).toMatchObject({ refused: [{ rule: 'value-type', at: '/itemName' }] })
    expect(there({ itemName: 1 }).data).toBeUndefined()
  })
})

describe('shebiao migrate', () => {
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-migrate-'))
  const migrate = (...args: string[]) => shebiao(['migrate', ...args], { cwd: folder })
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (edition: string) => `https://shebiao.example/schemas/service-guide/${edition}/guide.schema.json`

  it('migrates a record and its $schema', () => {
    write('one.json', JSON.stringify({ $schema: at('1.0'), itemName: '示例' }))
    const { code, stdout } = migrate('one.json', '--to', 'service-guide@2.0')
    expect([code, JSON.parse(stdout)]).toEqual([0, { $schema: at('2.0'), itemName: '示例' }])
  })
  it('lists lost values with their location, and exits with 1', () => {
    write('two.json', `[\n  { "itemName": "甲" },\n  { "itemName": "乙",\n    "onlineGuideUrl": "https://example.org/" }\n]`)
    const { code, stdout, stderr } = migrate('two.json', '--to', 'service-guide@1.0')
    expect([code, JSON.parse(stdout)]).toEqual([1, [{ itemName: '甲' }, { itemName: '乙' }]])
    expect(stderr).toMatch(/^two\.json:4:5 {2}\/1\/onlineGuideUrl {2}丢失 lost：service-guide@1\.0 没有这个字段 .*："https:\/\/example\.org\/"\n/)
    expect(stderr).toContain('迁移 2 条，其中 1 条有丢失')
  })
  it('refuses a record with a repeated key', () => {
    write('twice.json', '[{ "itemName": "甲" },\n{ "itemName": "乙", "itemName": "丙" }]')
    const { code, stdout, stderr } = migrate('twice.json', '--to', 'service-guide@2.0')
    expect([code, JSON.parse(stdout)]).toEqual([1, [{ itemName: '甲' }]])
    expect(stderr).toMatch(/^twice\.json:2:\d+ {2}\/1\/itemName {2}未迁移 not migrated：/)
  })
  it('leaves out an invalid record with the reason, and writes NDJSON for NDJSON', () => {
    write('lines.ndjson', '{"itemName":"甲"}\n{"itemName":3}\n')
    const { code, stdout, stderr } = migrate('lines.ndjson', '--to', 'service-guide@2.0')
    expect([code, stdout]).toEqual([1, '{"itemName":"甲"}\n'])
    expect(stderr).toMatch(/^lines\.ndjson:2:\d+ {2}\/itemName {2}未迁移 not migrated：/)
  })
  it('migrates a folder to another one, file by file, and says what was written otherwise', () => {
    mkdirSync(join(folder, 'data/inner'), { recursive: true })
    write('data/a.json', JSON.stringify({ $schema: at('1.0'), itemName: '甲' }))
    write('data/inner/b.yaml', 'itemName: 乙\n')
    write('data/inner/c.ndjson', '{"itemName":"丙"}\n')
    const { code, stdout, stderr } = migrate('data', '--to', 'service-guide@2.0', '--output', 'migrated')
    expect([code, stdout]).toEqual([0, ''])
    const read = (name: string) => readFileSync(join(folder, 'migrated', name), 'utf8')
    expect(JSON.parse(read('a.json'))).toEqual({ $schema: at('2.0'), itemName: '甲' })
    expect(JSON.parse(read('inner/b.json'))).toEqual({ itemName: '乙' })
    expect(read('inner/c.ndjson')).toBe('{"itemName":"丙"}\n')
    expect(stderr).toContain('data/inner/b.yaml: 写成 JSON')
  })
  it('goes on after a file of a folder that cannot be read, and exits with 2', () => {
    mkdirSync(join(folder, 'partly'), { recursive: true })
    write('partly/a.json', '{')
    write('partly/b.json', '{"itemName":"乙"}')
    const { code, stderr } = migrate('partly', '--to', 'service-guide@2.0', '--output', 'partly-migrated')
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^partly\/a\.json:1.*JSON/)])
    expect(JSON.parse(readFileSync(join(folder, 'partly-migrated/b.json'), 'utf8'))).toEqual({ itemName: '乙' })
  })
  it('reads standard input', () => {
    const { code, stdout } = shebiao(['migrate', '-', '--to', 'service-guide@2.0'], { cwd: folder, input: '{"itemName":"甲"}' })
    expect([code, JSON.parse(stdout)]).toEqual([0, { itemName: '甲' }])
  })
  it('says what is wrong with a file that cannot be read, not the title of a rule', () => {
    write('bad.json', '{"type":"string",}')
    expect(migrate('bad.json', '--to', 'service-guide@2.0').stderr).toMatch(/^bad\.json:1 .*JSON 语法错误/)
  })
  it.each([
    [['data', '--to', 'service-guide@2.0'], '--output'],
    [['one.json', 'two.json', '--to', 'service-guide@2.0'], '--output'],
    [['data', '--to', 'service-guide@2.0', '--output', 'data'], '那是 data/a.json 的'],
    [['one.json', '--to', 'service-guide@2.0', '--format', 'json'], 'migrate 不用 --format'],
    [['one.json'], '用法'],
    [['nowhere.json', '--to', 'service-guide@2.0'], 'nowhere.json'],
    [['one.json', '--to', 'service-guide@9.0'], '没有标准 service-guide@9.0'],
    [['one.json', '--to', 'service-item@1.0'], '没有到 service-item@1.0 的迁移'],
    [['one.json', '--to', 'service-guide@2.0', '--standard', 'service-guide@0.1'], '没有从 service-guide@0.1 到 service-guide@2.0 的迁移'],
    [['newer.json', '--to', 'service-guide@2.0'], '记录已是 service-guide@2.0'],
    [['mixed.json', '--to', 'service-guide@2.0'], '文件里有几个版次的记录'],
    [['one.json', '--to', 'service-guide@2.0', '--type', 'item'], '没有记录类型 item 的迁移'],
    [['broken.json', '--to', 'service-guide@2.0'], 'broken.json:1'],
  ])('exits with 2 and the reason for %j', (args, message) => {
    write('broken.json', '{')
    write('newer.json', JSON.stringify({ $schema: at('2.0'), itemName: '示例' }))
    write(
      'mixed.json',
      JSON.stringify([
        { $schema: at('1.0'), itemName: '甲' },
        { $schema: at('2.0'), itemName: '乙' },
      ]),
    )
    const { code, stdout, stderr } = migrate(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})
