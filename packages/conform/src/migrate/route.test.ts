import { describe, expect, it } from 'vitest'
import type { Checked } from '../engine/engine.js'
import { ends, type Hop, type Migration, migrateThrough, type Stop } from './migrate.js'
import { routesTo } from './route.js'
import { forwardStep, inverseStep } from './steps.js'

const migration = (from: string, to: string, steps: Migration['types'][string] = []): Migration => ({ from: `s@${from}`, to: `s@${to}`, types: { t: steps } })
const hopNames = (hops: Hop[] | undefined) => hops?.map((hop) => `${ends(hop).from} ${ends(hop).to}`)

describe('routesTo()', () => {
  const all = [migration('1.0', '2.0'), migration('2.0', '3.0'), migration('3.0', '4.0'), migration('2.0', '4.0')]
  it('uses the fewest hops, forward or backward', () => {
    const routes = routesTo('s@4.0', all)
    expect(hopNames(routes.get('s@1.0'))).toEqual(['s@1.0 s@2.0', 's@2.0 s@4.0'])
    expect(hopNames(routes.get('s@3.0'))).toEqual(['s@3.0 s@4.0'])
    expect(hopNames(routesTo('s@1.0', all).get('s@3.0'))).toEqual(['s@3.0 s@2.0', 's@2.0 s@1.0'])
  })
  it('finds no route if no migration leads to the edition', () => expect(routesTo('s@9.0', all).size).toBe(0))
  it('has no route from an edition to itself', () => expect(routesTo('s@2.0', all).has('s@2.0')).toBe(false))
})

/** An edition with these fields, of which `texts` must be texts. Its only rule reports an error if the field `asks` is missing. */
function stop(edition: string, fields: string[], { texts = [], asks }: { texts?: string[]; asks?: string } = {}): Stop {
  return {
    edition: `s@${edition}`,
    check(data) {
      const findings: Checked['findings'] = []
      const invalid: string[] = []
      const record = data as Record<string, unknown>
      const shape = (rule: string, at: string) => {
        findings.push({ rule, severity: 'error', at, params: {} })
        invalid.push(at)
      }
      for (const name of Object.keys(record)) if (!fields.includes(name)) shape('field-known', `/${name}`)
      for (const name of texts) if (typeof record[name] !== 'string') shape('value-type', `/${name}`)
      if (asks !== undefined && !(asks in record))
        findings.push({ rule: `${asks}-given`, severity: 'error', at: `/${asks}`, params: {}, clause: `s@${edition}#5` })
      return { findings, invalid, notChecked: [] }
    },
    messageOf: ({ rule, at }) => `${edition} ${rule} ${at}`,
  }
}

describe('migrateThrough() several editions', () => {
  const first = migration('1.0', '2.0', [{ rename: '/tel', to: 'phone' }])
  const second = migration('2.0', '3.0', [{ split: '/phone', by: '-', into: ['area', 'number'] }])
  const stops = [
    stop('1.0', ['name', 'tel', 'fax'], { texts: ['name'] }),
    stop('2.0', ['name', 'phone'], { asks: 'phone' }),
    stop('3.0', ['name', 'area', 'number'], { asks: 'area' }),
  ]
  const there = migrateThrough(
    stops,
    [first, second].map(({ types }) => types.t!.map(forwardStep)),
  )
  const back = migrateThrough(
    [...stops].reverse(),
    [second, first].map(({ types }) => types.t!.map(inverseStep)),
  )

  it('takes every hop, and back leads to the original record', () => {
    const data = { name: '示例', tel: '027-12333' }
    const { data: next, ...rest } = there(data)
    expect(next).toEqual({ name: '示例', area: '027', number: '12333' })
    expect(rest).toEqual({ losses: [], refused: [], toMend: [] })
    expect(back(next)).toEqual({ data, losses: [], refused: [], toMend: [] })
    expect(data).toEqual({ name: '示例', tel: '027-12333' })
  })
  it('reports what each hop loses, with the edition', () => {
    const { data, losses } = there({ name: '示例', tel: '12333', fax: '1' })
    expect(data).toEqual({ name: '示例' })
    expect(losses).toMatchObject([
      { at: '/fax', value: '1', edition: 's@2.0', reason: { zh: 's@2.0 没有这个字段' } },
      { at: '/phone', value: '12333', edition: 's@3.0' },
    ])
  })
  it('reports as to be mended what the last edition finds, not what one in between finds', () => {
    expect(there({ name: '示例' }).toMend).toEqual([{ rule: 'area-given', at: '/area', message: '3.0 area-given /area', clause: 's@3.0#5' }])
    // The first edition found the same: nothing new is to be mended.
    const [source, , last] = stops as [Stop, Stop, Stop]
    expect(migrateThrough([{ ...source, check: last.check }, last], [[]])({ name: '示例' }).toMend).toEqual([])
  })
  it('refuses a record and names the edition that it does not satisfy', () => {
    expect(there({ name: 1 })).toEqual({
      losses: [],
      refused: [{ rule: 'value-type', at: '/name', message: '1.0 value-type /name', edition: 's@1.0' }],
      toMend: [],
    })
    const strict = migrateThrough([stops[0]!, stop('2.0', ['name', 'tel'], { texts: ['tel'] }), stops[2]!], [[], []])
    expect(strict({ name: '示例', fax: '1' })).toMatchObject({ losses: [{ at: '/fax' }], refused: [{ at: '/tel', edition: 's@2.0' }] })
    expect(strict({ name: '示例' }).data).toBeUndefined()
  })
})
