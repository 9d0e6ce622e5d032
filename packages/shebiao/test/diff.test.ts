import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { shebiao } from './command.js'

const folder = mkdtempSync(join(tmpdir(), 'shebiao-diff-'))
const write = (name: string, content: unknown) => writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content))
const diff = (...args: string[]) => shebiao(['diff', ...args], { cwd: folder })
const git = (...args: string[]) => execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd: folder, stdio: 'ignore' })

beforeAll(() => {
  write('a.json', { type: 'string', maxLength: 5 })
  write('b.json', { type: 'string', maxLength: 6 })
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('diff', () => {
  it('exits with 0 if nothing breaks, and with 1 if something does', () => {
    expect(diff('a.json', 'b.json').code).toBe(0)
    expect(diff('b.json', 'a.json').code).toBe(1)
  })
  it('exits with 1 if the answer is unknown', () => {
    write('opaque.json', {
      type: 'object',
      $ref: 'https://schemas.example/list',
      $defs: {
        list: { $id: 'https://schemas.example/list', $dynamicAnchor: 'x', additionalProperties: { $dynamicRef: '#x' }, minProperties: 1 },
        other: { $id: 'https://schemas.example/other', $dynamicAnchor: 'x' },
      },
    })
    write('objects.json', { type: 'object', additionalProperties: { type: 'object' } })
    const { code, stdout } = diff('opaque.json', 'objects.json', '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ bump: 'major', oldWithinNew: { answer: 'unknown', reason: { zh: expect.stringContaining('$dynamicRef') } } })
  })
  it('compares a profile with all editions that it extends, or with one of them', () => {
    const alone = JSON.parse(diff('profile:qingdao', '--format', 'json').stdout)
    expect(alone).toMatchObject({ newWithinOld: { answer: 'proved' }, oldWithinNew: { answer: 'refuted' } })
    const withEdition = JSON.parse(diff('service-guide@2.0', 'profile:qingdao', '--format', 'json').stdout)
    expect(withEdition.changes.map(({ id }: { id: string }) => id)).toContain('requiredAdded:/forms')
  })
  it('bundles schemas from files that refer to each other', () => {
    write('part.json', { type: 'string', maxLength: 3 })
    write('whole-old.json', { type: 'object', properties: { x: { $ref: 'part.json' } } })
    write('whole-new.json', { type: 'object', properties: { x: { type: 'string', maxLength: 4 } } })
    expect(JSON.parse(diff('whole-old.json', 'whole-new.json', '--format', 'json').stdout)).toMatchObject({
      bump: 'minor',
      oldWithinNew: { answer: 'proved' },
      newWithinOld: { answer: 'refuted', witness: { x: '0000' } },
    })
  })
  it('reads two git revisions of a file, with the files that they refer to', () => {
    write('piece.json', { maxLength: 3 })
    write('file.json', { $ref: 'piece.json' })
    git('init', '-q')
    git('add', '.')
    git('commit', '-qm', 'one')
    write('piece.json', { maxLength: 2 })
    const { code, stdout } = diff('HEAD:file.json', 'file.json', '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout).changes).toMatchObject([{ kind: 'tightened' }])
  })
  it('reads a schema with a byte-order mark', () => {
    write('marked.json', `\uFEFF${JSON.stringify({ type: 'string', maxLength: 5 })}`)
    expect(diff('marked.json', 'b.json').code).toBe(0)
  })
  it('compares schemas of draft-07, and one with another of 2020-12', () => {
    const $schema = 'http://json-schema.org/draft-07/schema#'
    write('d7.json', { $schema, type: 'array', items: [{ type: 'string' }] })
    write('d7-longer.json', { $schema, type: 'array', items: [{ type: 'string', maxLength: 3 }] })
    write('modern.json', { type: 'array', prefixItems: [{ type: 'string' }] })
    const { code, stdout } = diff('d7.json', 'd7-longer.json', '--format', 'json')
    expect(code).toBe(1)
    expect(JSON.parse(stdout).changes).toMatchObject([{ kind: 'tightened', keyword: 'maxLength', to: 3, place: { data: '/0', new: '#/items/0' } }])
    expect(JSON.parse(stdout).changes[0]).not.toHaveProperty('from')
    expect(JSON.parse(diff('d7.json', 'modern.json', '--format', 'json').stdout)).toMatchObject({
      oldWithinNew: { answer: 'proved' },
      newWithinOld: { answer: 'proved' },
    })
  })
  it('reads a document with embedded $id', () => {
    write('embedded.json', { $id: 'https://schemas.example/a', $ref: 'q', $defs: { q: { $id: 'q', type: 'string', maxLength: 5 } } })
    expect(JSON.parse(diff('embedded.json', 'a.json', '--format', 'json').stdout)).toMatchObject({ bump: 'patch', oldWithinNew: { answer: 'proved' } })
  })
  it('names the nearest keyword for one that has no effect', () => {
    write('misspelt.json', { type: 'string', maxLenght: 5 })
    expect(diff('misspelt.json', 'a.json').stdout).toContain(
      '注意: misspelt.json #/maxLenght: maxLenght 不是 2020-12 的关键字，按注解处理，不起作用；是不是 maxLength？',
    )
    expect(JSON.parse(diff('a.json', 'misspelt.json', '--format', 'json').stdout).notes).toMatchObject([{ side: 'new', place: '#/maxLenght' }])
    expect(diff('a.json', 'misspelt.json', '--format', 'markdown', '--lang', 'en').stdout).toContain('note: misspelt.json &#35;/maxLenght')
  })
  it('says unknown where a number of a schema is held by no double, in JSON and in YAML', () => {
    const { oldWithinNew, newWithinOld } = (() => {
      write('beyond.json', '{"const": 9007199254740993}')
      write('near.json', '{"const": 9007199254740992}')
      return JSON.parse(diff('beyond.json', 'near.json', '--format', 'json').stdout)
    })()
    expect([oldWithinNew.answer, newWithinOld.answer]).toEqual(['unknown', 'unknown'])
    write('bound.json', '{"maximum": 1e400}')
    write('bound.yaml', 'maximum: 1e400\n')
    write('none.json', '{}')
    for (const name of ['bound.json', 'bound.yaml']) {
      const { stdout, code } = diff(name, 'none.json')
      expect([code, stdout]).toEqual([1, expect.stringContaining('maximum 的数 1e400 双精度存不下')])
    }
    expect(JSON.parse(diff('bound.json', 'bound.yaml', '--format', 'json').stdout)).toMatchObject({
      oldWithinNew: { answer: 'proved' },
      newWithinOld: { answer: 'proved' },
    })
  })
  it('cuts a long witness in text, and keeps it whole in JSON', () => {
    write('long.json', { type: 'string', maxLength: 100000 })
    write('longer.json', { type: 'string', maxLength: 100001 })
    expect(diff('long.json', 'longer.json').stdout).toContain('反例: "0×100001"')
    expect(JSON.parse(diff('long.json', 'longer.json', '--format', 'json').stdout).newWithinOld.witness).toHaveLength(100001)
  })
  it('puts the changes that break producers first, and counts them', () => {
    write('before.json', { type: 'object', properties: { a: { title: '甲' }, b: { maxLength: 3 }, c: { maxLength: 3 } } })
    write('after.json', { type: 'object', properties: { a: { title: '乙' }, b: { maxLength: 4 }, c: { maxLength: 2 } } })
    const lines = diff('before.json', 'after.json').stdout.split('\n')
    expect(lines).toContain('影响填报方 1，影响使用方 1，共 3 处改动')
    expect(lines.filter((line) => line.startsWith('[')).map((line) => line.slice(0, 4))).toEqual(['[收紧]', '[放宽]', '[说明]'])
  })
  it('refutes both directions between standards without a common record type, and names the types', () => {
    const { stdout } = diff('service-guide@1.0', 'service-item@1.0')
    expect(stdout).toContain('按旧版做的数据都符合新版: 不成立\n    反例 (guide): {')
    expect(stdout).toContain('按新版做的数据都符合旧版: 不成立\n    反例 (catalogue-item): {')
  })
  it('compares code lists and the text of standards', () => {
    write('old.csv', 'code,title,title_en,since,until,source,note\na,甲,A,,,,\nb,乙,B,,,,\n')
    write('new.csv', 'code,title,title_en,since,until,source,note\na,甲,A,,2026-12-31,,\nb,乙,B,,,,\nc,丙,C,,,,\n')
    expect(JSON.parse(diff('old.csv', 'new.csv', '--format', 'json').stdout).changes.map(({ id }: { id: string }) => id)).toEqual([
      'codeEnded:old/a',
      'codeAdded:old/c',
    ])
    write('old.yaml', 'clauses: { "1": { modal: 宜, text: { zh: 一, en: one } } }')
    write('new.yaml', 'clauses: { "1": { modal: 应, text: { zh: 一, en: one } } }')
    expect(JSON.parse(diff('old.yaml', 'new.yaml', '--format', 'json').stdout).changes).toMatchObject([{ id: 'modalChanged:1', kind: 'tightened' }])
  })
})

describe('diff on sides that cannot be compared', () => {
  const bad: [string, unknown, string][] = [
    ['a dangling reference', { properties: { x: { $ref: '#/$defs/no' } } }, 'bad.json#/properties/x/$ref'],
    ['a reference to a missing file', { items: { $ref: 'no.json' } }, 'bad.json#/items/$ref'],
    ['a reference to another host', { items: { $ref: 'https://elsewhere.example/x.json' } }, 'bad.json#/items/$ref'],
    ['references that refer only to each other', { $defs: { a: { $ref: '#/$defs/b' }, b: { $ref: '#/$defs/a' } }, $ref: '#/$defs/a' }, '循环引用'],
    ['a schema that refers to itself without a level in between', { anyOf: [{ $ref: '#' }, { type: 'string' }] }, '循环引用'],
    ['an invalid pattern', { properties: { x: { pattern: '(' } } }, 'bad.json#/properties/x/pattern'],
    ['a pattern that backtracks catastrophically', { properties: { x: { pattern: '^(a+)+$' } } }, 'bad.json#/properties/x/pattern'],
    ['a pattern of three loops in a row', { properties: { x: { pattern: 'a.*b.*c' } } }, 'bad.json#/properties/x/pattern'],
    ['a keyword with an invalid value', { items: { maxLength: 'three' } }, 'bad.json#/items/maxLength'],
    ['an unknown type', { type: 'text' }, 'bad.json#/type'],
    ['a value that is no schema', [1], '不是模式'],
    ['a broken file', '{', 'bad.json:1:2 语法有误'],
    ['a key that stands twice', '{\n  "type": "string",\n  "type": "number"\n}', 'bad.json:3:3 同一对象里键 type 写了两次'],
    ['another dialect', { $schema: 'https://schemas.example/own' }, 'bad.json#/$schema: 不认识这种方言'],
  ]
  for (const [why, content, place] of bad) {
    it(`exits with 2 and reports ${why} with its location`, () => {
      write('bad.json', content)
      for (const args of [
        ['a.json', 'bad.json'],
        ['bad.json', 'a.json'],
      ]) {
        const { code, stdout, stderr } = diff(...args)
        expect(stderr).toContain(place)
        expect([code, stdout]).toEqual([2, ''])
      }
    })
  }
  for (const [why, args, message] of [
    ['one file only', ['a.json'], '旧的和新的'],
    ['three files', ['a.json', 'b.json', 'a.json'], '旧的和新的'],
    ['a missing file', ['a.json', 'no.json'], 'no.json'],
    ['a folder', ['a.json', '.'], '文件夹'],
    ['a standard without its edition', ['service-guide', 'service-guide@2.0'], '请写明版次：service-guide@1.0、service-guide@2.0'],
    ['a file that is not UTF-8', ['a.json', 'gbk.json'], 'UTF-8'],
    ['a YAML file with a key that stands twice', ['a.json', 'twice.yaml'], 'twice.yaml:2:1 同一对象里键'],
    ['an unknown edition', ['service-guide@9.9', 'service-guide@2.0'], 'service-guide@2.0'],
    ['an unknown profile', ['profile:nowhere'], 'qingdao'],
    ['a profile that does not extend the edition', ['bank-outlet@1.0', 'profile:qingdao'], 'bank-outlet@1.0'],
    ['an unknown format', ['a.json', 'b.json', '--format', 'xml'], 'markdown'],
    ['an unknown language', ['a.json', 'b.json', '--lang', 'fr'], 'en'],
    ['an unknown revision', ['nowhere:a.json', 'a.json'], 'git'],
    ['a schema and a code list', ['a.json', 'old.csv'], '不是同一类'],
  ] as [string, string[], string][]) {
    it(`refuses ${why}`, () => {
      write('old.csv', 'code,title,title_en\na,甲,A\n')
      write('twice.yaml', 'type: string\ntype: number\n')
      writeFileSync(join(folder, 'gbk.json'), Buffer.from([0x7b, 0x22, 0xb1, 0xea, 0x22, 0x3a, 0x31, 0x7d]))
      const { code, stdout, stderr } = diff(...args)
      expect(stderr).toContain(message)
      expect([code, stdout]).toEqual([2, ''])
    })
  }
  it('says that git is not installed', () => {
    const { code, stderr } = withoutGit('HEAD:a.json', 'a.json')
    expect([code, stderr.includes('没有 git')]).toEqual([2, true])
  })
})

function withoutGit(...args: string[]) {
  const path = process.env.PATH
  process.env.PATH = ''
  try {
    return diff(...args)
  } finally {
    process.env.PATH = path
  }
}
