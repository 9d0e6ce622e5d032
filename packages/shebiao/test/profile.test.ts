import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { check } from '@shebiao/conform/index.js'
import { profiles } from '@shebiao/schemas/registry'
import { afterAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-profile-'))
const profile = (...args: string[]) => shebiao(['profile', ...args], { cwd: folder })
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const text = (overlay: string, more = '') => `profile: made
title: { zh: 示例, en: Example }
region: "420100"
extends: [service-guide@2.0]
clauses:
  "1": { modal: 应, text: { zh: 甲, en: A }, sources: [WH-2014-SHEBAO/K4.5g] }
overlays:
  service-guide/guide:
${overlay}
${more}`

describe('shebiao profile', () => {
  it.each(Object.keys(profiles))('check accepts %s: it only tightens and is satisfiable', (name) => {
    const { code, stdout } = profile('check', name)
    expect([code, stdout.split('\n')[0]]).toEqual([
      0,
      `profile:${name}: 只收紧、可满足、不降低国家规则、条款齐备 (only tightens, satisfiable, lowers no rule, names its clauses)`,
    ])
  })
  it('check reports line and column of an overlay that loosens, and exits with 1', () => {
    writeFileSync(join(folder, 'loose.yaml'), text('    properties:\n      itemName: { x-clause: "1", maxLength: 100000 }'))
    const { code, stdout } = profile('check', 'loose.yaml')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^loose\.yaml:10:34 {2}\/overlays\/service-guide\/guide\/properties\/itemName\/maxLength {2}放宽：/)
  })
  it('check reports the line and column where a rule is switched off', () => {
    writeFileSync(join(folder, 'off.yaml'), text('    properties: {}', 'severities:\n  fee-has-basis: { severity: off, clause: "1" }'))
    const { code, stdout } = profile('check', 'off.yaml')
    expect(code).toBe(1)
    expect(stdout).toMatch(/^off\.yaml:11:20 {2}\/severities\/fee-has-basis\/severity {2}不能关闭国家规则/)
  })
  it('waivers of a profile mark findings up to their last day, and keep them in the report', async () => {
    const waiver = { rule: 'unknown-field', owner: '某局', reason: '修订中', until: '2026-12-31' }
    profiles.wuhan!.waivers.push(waiver)
    try {
      const data = { itemName: '示例', colour: 'red' }
      const on = async (asOf: string, profile?: string) =>
        (await check(data, { standard: 'service-guide@2.0', asOf, ...(profile && { profile }) })).findings.find(({ at }) => at === '/colour')
      const rule = (await on('2026-12-31'))!.rule
      waiver.rule = rule
      expect((await on('2026-12-31', 'wuhan'))!.waived).toEqual(waiver)
      expect((await on('2027-01-01', 'wuhan'))!.waived).toBeUndefined()
      expect((await on('2026-12-31', 'qingdao'))!.waived).toBeUndefined()
    } finally {
      profiles.wuhan!.waivers.length = 0
    }
  })
  it('new writes a template, never overwrites, and check says what the template lacks', () => {
    expect(profile('new', 'somewhere').code).toBe(0)
    const before = readFileSync(join(folder, 'somewhere/profile.yaml'), 'utf8')
    expect(profile('new', 'somewhere').code).toBe(2)
    expect(readFileSync(join(folder, 'somewhere/profile.yaml'), 'utf8')).toBe(before)
    const { code, stdout } = profile('check', 'somewhere/profile.yaml')
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^somewhere\/profile\.yaml:4:1 {2}\/region .*\n.*: 1 处不成立/)])
  })
  it('check --standard compares a hand-written schema with the national one', () => {
    const write = (name: string, schema: object) => writeFileSync(join(folder, name), JSON.stringify(schema))
    write('tight.json', {
      type: 'object',
      required: ['itemName'],
      additionalProperties: false,
      properties: { itemName: { type: 'string', minLength: 1, maxLength: 20 } },
    })
    write('loose.json', { type: 'object', required: ['itemName'], properties: { itemName: { type: 'string' } } })
    write('empty.json', { type: 'object', required: ['itemName'], properties: { itemName: false } })
    expect(profile('check', 'tight.json', '--standard', 'service-guide@2.0').code).toBe(0)
    const { code, stdout } = profile('check', 'loose.json', '--standard', 'service-guide@2.0')
    expect([code, stdout]).toEqual([1, expect.stringMatching(/放宽：接受了 service-guide@2\.0 不接受的数据.*\n {4}反例 witness: \{/)])
    // Each difference that loosens, with its location.
    expect(stdout).toMatch(/^loose\.json:1:\d+ {2}\/properties\/itemName {2}“事项名称”.*最多字数由 1000 改为 无/m)
    expect(profile('check', 'empty.json', '--standard', 'service-guide@2.0').stdout).toContain('自相矛盾')
    // Which of the two anchors is meant depends on the way to the reference.
    write('riddle.json', {
      $ref: 'https://schemas.example/list',
      $defs: {
        list: { $id: 'https://schemas.example/list', $dynamicAnchor: 'x', type: 'object', required: ['a'], additionalProperties: { $dynamicRef: '#x' } },
        other: { $id: 'https://schemas.example/other', $dynamicAnchor: 'x', type: 'string' },
      },
    })
    const riddle = profile('check', 'riddle.json', '--standard', 'service-guide@2.0')
    expect([riddle.code, riddle.stdout]).toEqual([1, expect.stringMatching(/无法判定：.*dynamicRef[^]*无法判定能否满足：.*dynamicRef/)])
    expect(riddle.stdout).not.toContain('自相矛盾')
    write('unread.json', { properties: { a: { type: 'text' } } })
    expect(profile('check', 'unread.json', '--standard', 'service-guide@2.0')).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('unread.json#/properties/a/type'),
    })
  })
  it('check takes the folder that new writes', () => {
    expect(profile('new', 'guangxi').code).toBe(0)
    const { code, stdout } = profile('check', 'guangxi')
    expect([code, stdout]).toEqual([1, expect.stringMatching(/^guangxi\/profile\.yaml:4:1 {2}\/region {2}没有行政区划/)])
    expect(profile('check', 'guangxi').stdout).toBe(profile('check', 'guangxi/profile.yaml').stdout)
  })
  it('check writes problems with their places and witnesses as JSON', () => {
    writeFileSync(join(folder, 'loose.yaml'), text('    properties:\n      itemName: { x-clause: "1", maxLength: 100000 }'))
    const { code, stdout } = profile('check', 'loose.yaml', '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({
      name: 'loose.yaml',
      valid: false,
      problems: [{ at: '/overlays/service-guide/guide/properties/itemName/maxLength', line: 10, column: 34, zh: expect.stringContaining('放宽') }],
    })
    const { valid, problems, records } = JSON.parse(profile('check', 'qingdao', '--format', 'json').stdout)
    expect([valid, problems]).toEqual([true, []])
    expect(records).toContainEqual({ edition: 'service-guide@2.0', type: 'guide', witness: { forms: [], itemName: '0' } })
  })
  it('check reports a number of an overlay that no double holds', () => {
    writeFileSync(join(folder, 'beyond.yaml'), text('    properties:\n      itemName: { x-clause: "1", maxLength: 9007199254740993 }'))
    expect(profile('check', 'beyond.yaml').stdout).toMatch(/^beyond\.yaml:10:45 .*数 9007199254740993 双精度存不下/)
  })
  it('check says what a schema means that holds only what it adds, and how to write that', () => {
    const write = (name: string, schema: object) => writeFileSync(join(folder, name), JSON.stringify(schema))
    write('added.json', { type: 'object', required: ['itemName', 'fee'], properties: { itemName: { maxLength: 30 } } })
    expect(profile('check', 'added.json', '--standard', 'service-guide@2.0').stdout).toContain(
      '与它同时成立时只收紧，且可满足。若只写了增加的要求，请用 allOf 和 $ref',
    )
    write('never.json', { type: 'object', required: ['itemName'], properties: { itemName: { maxLength: 0 } } })
    expect(profile('check', 'never.json', '--standard', 'service-guide@2.0').stdout).toContain('与它同时成立时没有任何记录能符合')
  })
  it('check notes an unknown format and a misspelt keyword of a hand-written schema, with their places', () => {
    writeFileSync(join(folder, 'noted.json'), JSON.stringify({ type: 'object', properties: { itemName: { format: 'idn-email', maxLenght: 3 } } }))
    const { stdout } = profile('check', 'noted.json', '--standard', 'service-guide@2.0')
    expect(stdout).toMatch(/^noted\.json:1:\d+ {2}\/properties\/itemName\/format {2}注意：格式 idn-email/m)
    expect(stdout).toMatch(/^noted\.json:1:\d+ {2}\/properties\/itemName\/maxLenght {2}注意：.*是不是 maxLength？/m)
  })
  it.each([
    [['check', 'qingdao', '--format', 'sarif'], 'json'],
    [['check', '.'], '没有 profile.yaml'],
    [['check', 'nowhere.yaml'], '没有细则或文件 nowhere.yaml'],
    [['check'], '用法'],
    [['lower', 'qingdao'], '用法'],
    [['new', 'Some Where'], '细则的名称用小写字母'],
    [['check', 'broken.yaml'], 'broken.yaml:2:1 语法有误'],
    [['check', 'tight.json'], '请用 --standard'],
    [['check', 'tight.json', '--standard', 'service-item@1.0'], '请用 --type 写明'],
    [['check', 'tight.json', '--standard', 'service-item@7.0'], '没有版次 service-item@7.0'],
  ])('exits with 2 and the reason for %j', (args, message) => {
    writeFileSync(join(folder, 'broken.yaml'), 'extends: [\n')
    const { code, stderr, stdout } = profile(...args)
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toContain(message)
  })
})
