import { type RecordTypeEntry, recordTypes } from '@shebiao/schemas/registry'
import { describe, expect, it } from 'vitest'
import { detect, detectTable } from './detect.js'

const guides = recordTypes.filter(({ standard, type }) => standard === 'service-guide@2.0' && type === 'guide')
const [guide] = guides as [(typeof guides)[0]]

/** A record with every required field of a guide, `known` fields in all, and so many unknown ones. */
function record(known: number, unknown: number): Record<string, unknown> {
  const names = [...new Set([...guide.required, ...guide.properties])].slice(0, known)
  return Object.fromEntries([...names.map((name) => [name, 1]), ...Array.from({ length: unknown }, (_, i) => [`x${i}`, 1])])
}

describe('detection by shape', () => {
  it('takes a record of which three fields in ten are known, and none with fewer', () => {
    const known = Math.max(3, guide.required.length)
    const atThreshold = Math.round((known * 7) / 3)
    expect(known / (known + atThreshold)).toBeCloseTo(0.3, 5)
    expect(detect(record(known, atThreshold), guides)).toMatchObject({ by: 'shape' })
    expect(detect(record(known, atThreshold + 1), guides)).toBeUndefined()
  })

  it('takes no record without a required field, and nothing that is no object', () => {
    expect(detect({ materials: [] }, guides)).toBeUndefined()
    for (const data of [null, undefined, 3, 'text', [], {}]) expect(detect(data, guides), JSON.stringify(data)).toBeUndefined()
  })

  it('takes no record that fits two types as well', () => {
    const twins = ['a', 'b'].map((type) => ({ ...guide, type }))
    expect(detect(record(5, 0), twins)).toBeUndefined()
    expect(detect(record(5, 0), guides)?.entry).toBe(guide)
  })

  it('takes no table of which fewer than three columns in ten are known', async () => {
    const [title] = [(await guide.load()).fields[`/${guide.required[0]}`]!.title]
    const header = (known: string[], unknown: number) => [...known, ...Array.from({ length: unknown }, (_, i) => `列${i}`)]
    expect(await detectTable(header([title, 'summary', 'fee'], 7), guides)).toMatchObject({ by: 'shape' })
    expect(await detectTable(header([title, 'summary', 'fee'], 8), guides)).toBeUndefined()
  })
})

describe('detection by $schema', () => {
  it('takes the type that is named, from any host, and none for a name that does not exist', () => {
    const named = (path: string) => detect({ $schema: path }, recordTypes)?.entry.path
    expect(named('https://shebiao.example/schemas/service-guide/1.0/guide.schema.json')).toBe('service-guide/1.0/guide')
    expect(named('https://mirror.example/any/where/service-guide/2.0/guide.schema.json')).toBe('service-guide/2.0/guide')
    expect(named('https://shebiao.example/schemas/service-guide/9.9/guide.schema.json')).toBeUndefined()
    expect(detect({ $schema: 'https://shebiao.example/schemas/service-guide/2.0/guide.schema.json' })).toMatchObject({ by: '$schema' })
  })
})

/** A record type whose first `required` fields are required, and all have their names as titles. */
function candidate(standard: string, type: string, fields: string[], required = 0): RecordTypeEntry {
  const described = Object.fromEntries(fields.map((name) => [`/${name.replaceAll('.', '/')}`, { title: name, en: name, type: 'string' }]))
  const names = [...new Set(fields.map((name) => name.split('.')[0]!))]
  const path = `${standard.replace('@', '/')}/${type}`
  return {
    standard,
    type,
    path,
    required: names.slice(0, required),
    properties: names,
    load: async () => ({ fields: described }),
  } as unknown as RecordTypeEntry
}
const typeOf = (data: object, ...candidates: RecordTypeEntry[]) => detect(data, candidates)?.entry.path
const tableTypeOf = async (header: string[], ...candidates: RecordTypeEntry[]) => (await detectTable(header, candidates))?.entry.path
const fields = (names: string) => Object.fromEntries([...names].map((name) => [name, 1]))

describe('the best of several types', () => {
  const [half, most, all] = [
    candidate('x@1.0', 'half', ['a', 'b']),
    candidate('x@1.0', 'most', ['a', 'b', 'c']),
    candidate('x@1.0', 'all', ['a', 'b', 'c', 'd']),
  ]

  it('is the one that knows most fields, in whatever order they come', () => {
    for (const order of [
      [half, most, all],
      [all, most, half],
      [most, all, half],
    ])
      expect(typeOf(fields('abcd'), ...order)).toBe('x/1.0/all')
    expect(typeOf(fields('abcd'), half, most)).toBe('x/1.0/most')
  })

  it('is none where two know as many fields, unless a third knows more', () => {
    const twin = candidate('x@1.0', 'twin', ['a', 'b'])
    const elsewhere = candidate('y@1.0', 'half', ['a', 'b'])
    expect(typeOf(fields('abcd'), half, twin)).toBeUndefined()
    expect(typeOf(fields('abcd'), half, elsewhere)).toBeUndefined()
    expect(typeOf(fields('abcd'), half, twin, most)).toBe('x/1.0/most')
    expect(typeOf(fields('abcd'), most, half, twin)).toBe('x/1.0/most')
  })

  it('is the newest edition of a type where they know as many fields, and the one that knows more where not', () => {
    const [older, newer] = [candidate('x@1.0', 'half', ['a', 'b']), candidate('x@2.0', 'half', ['a', 'b', 'z'])]
    expect(typeOf(fields('ab'), older, newer)).toBe('x/2.0/half')
    expect(typeOf(fields('abz'), older, newer)).toBe('x/2.0/half')
    expect(typeOf(fields('abc'), candidate('x@1.0', 'half', ['a', 'b', 'c']), newer)).toBe('x/1.0/half')
  })

  it('has all of its required fields', () => {
    const strict = candidate('x@1.0', 'strict', ['a', 'b', 'c'], 2)
    expect(typeOf(fields('abc'), strict)).toBe('x/1.0/strict')
    expect(typeOf(fields('ac'), strict)).toBeUndefined()
    expect(typeOf({}, candidate('x@1.0', 'loose', ['a']))).toBeUndefined()
  })
})

describe('the type of a table', () => {
  const strict = candidate('x@1.0', 'strict', ['a', 'b', 'ab.c'], 2)

  it('has a column for each of its required fields, or for a field inside it', async () => {
    expect(await tableTypeOf(['a', 'b'], strict)).toBe('x/1.0/strict')
    expect(await tableTypeOf(['a', 'ab.c'], strict)).toBeUndefined()
    expect(await tableTypeOf(['b', 'ab.c'], strict)).toBeUndefined()
    const nested = candidate('x@1.0', 'nested', ['place', 'place.name', 'kind'], 2)
    expect(await tableTypeOf(['place.name', 'kind'], nested)).toBe('x/1.0/nested')
    expect(await tableTypeOf(['kind', 'z'], nested)).toBeUndefined()
  })
})

it('$schema is read to its end, with editions of any number of digits', () => {
  const wide = candidate('x-y@12.34', 'some-type', ['a'])
  const named = ($schema: string) => detect({ $schema }, [wide])?.entry.path
  expect(named('https://mirror.example/schemas/x-y/12.34/some-type.schema.json')).toBe('x-y/12.34/some-type')
  expect(named('https://shebiao.example/schemas/x-y/12.34/some-type.schema.json')).toBe('x-y/12.34/some-type')
  expect(named('https://mirror.example/schemas/x-y/12.34/some-type.schema.json.bak')).toBeUndefined()
  expect(named('https://shebiao.example/schemas/x-y/12.34/some-type.schema.json.bak')).toBeUndefined()
  expect(named('https://shebiao.example/schemas/a.schema.json/x-y/12.34/some-type.schema.json')).toBeUndefined()
  expect(named('copy of https://shebiao.example/schemas/')).toBeUndefined()
})
