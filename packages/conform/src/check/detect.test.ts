import { recordTypes } from '@shebiao/schemas/registry'
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
