import { describe, expect, it } from 'vitest'
import { type Changes, Fixture } from './fixture.js'

const codes = 'schemas/service-hall/codes/hall-state.csv'
const header = 'code,title,title_en,since,until,source,note'
const row = (code: string) => `${code},状态 ${code},state ${code},,,DOC-1/1.2,`
const listOf = (names: string[]) => [header, ...names.map(row), ''].join('\n')

async function committed(changes: Changes): Promise<Map<string, string>> {
  const fixture = new Fixture(changes)
  try {
    return (await fixture.generate()).committed
  } finally {
    fixture.remove()
  }
}

/** Lines that one text has and the other has not, by how often. */
function without(lines: string[], others: string[]): string[] {
  const left = new Map<string, number>()
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1)
  return lines.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}

function differences(before: Map<string, string>, after: Map<string, string>): Record<string, { removed: string[]; added: string[] }> {
  const out: Record<string, { removed: string[]; added: string[] }> = {}
  for (const path of new Set([...before.keys(), ...after.keys()])) {
    const [old, next] = [before.get(path) ?? '', after.get(path) ?? ''].map((text) => text.split('\n'))
    if (old!.join('\n') !== next!.join('\n')) out[path] = { removed: without(old!, next!), added: without(next!, old!) }
  }
  return out
}

const many = ['open', 'closed', 'moved', 'merged', 'planned', 'building', 'suspended', 'unknown']

describe('a new code in a list', () => {
  it('changes only the files that hold the list, and adds only lines of the code', async () => {
    const before = await committed({ [codes]: listOf(many) })
    const after = await committed({ [codes]: listOf(many.toSpliced(3, 0, 'shared')) })
    const changed = differences(before, after)
    expect(Object.keys(changed).sort()).toEqual([
      'codes.d.ts',
      'codes.js',
      'codes.json',
      'profiles/somewhere/service-hall/1.0/hall.schema.json',
      // What each code rests on.
      'register.js',
      'service-hall/1.0/hall.fields.js',
      'service-hall/1.0/hall.schema.json',
      'service-hall/1.0/hall.validate.js',
      'service-hall/1.0/index.d.ts',
    ])
    for (const { removed } of Object.values(changed)) expect(removed).toEqual([])
    expect(changed['service-hall/1.0/hall.validate.js']!.added).toEqual(['"shared",'])
    expect(changed['service-hall/1.0/hall.schema.json']!.added).toEqual(['        "shared",', '        "状态 shared",'])
    expect(changed['codes.d.ts']!.added).toEqual(['    | "shared"'])
    expect(changed['service-hall/1.0/index.d.ts']!.added).toEqual(['  /** 状态 shared */', "  | 'shared'"])
  })
  it('of few codes, which are compared one by one, changes only lines that name the code', async () => {
    const changed = differences(await committed({ [codes]: listOf(['open', 'closed']) }), await committed({ [codes]: listOf(['open', 'shared', 'closed']) }))
    for (const line of changed['service-hall/1.0/hall.validate.js']!.added) expect(line).toContain('"shared"')
  })
})

describe('a new field', () => {
  it('adds only its own lines to a validator', async () => {
    const field = '"floor": { "title": "楼层", "x-en": "Floor", "description": "楼层。", "x-clause": "4.1", "type": "integer", "minimum": 1 },'
    const used = { 'schemas/service-hall/1.0/examples/hall.json': ['"state"', '"floor": 1,\n  "state"'] } satisfies Changes
    const before = await committed({})
    const after = await committed({ 'schemas/service-hall/1.0/hall.schema.json': ['    "state": {', `    ${field}\n    "state": {`], ...used })
    const { removed, added } = differences(before, after)['service-hall/1.0/hall.validate.js']!
    expect(removed).toEqual([])
    expect(added.filter((line) => !line.includes('floor')).sort()).toEqual(
      [
        'if (!(Number.isInteger(v))) out.push({ rule: \'value-type\', at: `${at}`, params: { expected: "integer", found: v } })',
        "if (!(v >= 1)) out.push({ rule: 'value-in-range', at: `${at}`, params: { minimum: 1, found: v } })",
        'else {',
        '}',
        '}],',
        'v$n++',
        '}',
      ].sort(),
    )
  })
})
