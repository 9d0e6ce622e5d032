import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Fixture } from './fixture.js'

const fixture = (path: string) => readFileSync(new URL(`./fixture/${path}`, import.meta.url), 'utf8')
const renamed = (path: string) => fixture(path).replaceAll('service-hall', 'service-desk').replaceAll('hall', 'desk')

/** The small standard once more, in folders of another name. */
const desk = Object.fromEntries(
  [
    'standards/service-hall/1.0.yaml',
    'schemas/service-hall/1.0/hall.schema.json',
    'schemas/service-hall/1.0/examples/hall.json',
    'schemas/service-hall/codes/hall-state.csv',
    'schemas/service-hall/cases/hall-states-state.yaml',
  ].map((path) => [path.replaceAll('service-hall', 'service-desk').replaceAll('hall', 'desk'), renamed(path)]),
)

describe('a new standard', () => {
  it('is generated from its folders alone', async () => {
    const one = new Fixture(desk)
    try {
      const { committed, cases } = await one.generate()
      expect([...committed.keys()].filter((path) => path.startsWith('service-desk/'))).toEqual([
        'service-desk/1.0/desk.validate.js',
        'service-desk/1.0/desk.schema.json',
        'service-desk/1.0/desk.fields.js',
        'service-desk/1.0/desk.js',
        'service-desk/1.0/desk.d.ts',
        'service-desk/1.0/desk.validate.d.ts',
        'service-desk/1.0/index.d.ts',
        'service-desk/1.0/index.js',
      ])
      expect(cases.has('rules/desk-states-state.json')).toBe(true)
    } finally {
      one.remove()
    }
  })
  it('is found by whoever imports it, where one pattern leads to every edition', async () => {
    const exports = { './*': { types: './generated/*/index.d.ts', default: './generated/*/index.js' } }
    const one = new Fixture({ ...desk, 'schemas/package.json': JSON.stringify({ shebiao: { base: 'https://standards.example/schemas/' }, exports }) })
    try {
      expect((await one.generate()).committed.has('service-desk/1.0/index.js')).toBe(true)
    } finally {
      one.remove()
    }
  })
})
