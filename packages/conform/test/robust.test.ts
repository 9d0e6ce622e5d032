import { readFileSync } from 'node:fs'
import { profiles, recordTypes } from '@shebiao/schemas/registry'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { engine } from '../src/index.js'

// Records with anything removed, emptied or doubled: no rule may throw, and shape rules must agree with the validator.
describe('checking any data does not throw', async () => {
  for (const entry of recordTypes) {
    const full = JSON.parse(readFileSync(new URL(`../../../schemas/${entry.path.replace(/\/([^/]+)$/, '/examples/$1')}.json`, import.meta.url), 'utf8'))
    const places = [...allPlaces(full, '')]
    for (const profile of [
      undefined,
      ...Object.values(profiles)
        .filter((one) => one.extends.includes(entry.standard))
        .map((one) => one.profile),
    ]) {
      it(`${entry.path}${profile ? ` +${profile}` : ''}`, async () => {
        const typeEngine = await engine({ standard: entry.standard, type: entry.type, asOf: '2026-01-01', ...(profile && { profile }) })
        const { is } = await entry.load()
        const change = fc.tuple(fc.nat(places.length - 1), fc.constantFrom('remove', 'empty', 'double', 'null', 'number', 'text'))
        fc.assert(
          fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
            const data = structuredClone(full)
            for (const [at, how] of changes) apply(data, places[at]!, how)
            const { findings } = typeEngine.check(data)
            if (is(data) && !profile) expect(findings.filter(({ rule }) => rule.startsWith('value-') || rule.startsWith('field-'))).toEqual([])
            else if (!is(data)) expect(findings.length).toBeGreaterThan(0)
          }),
          { numRuns: 300 },
        )
      })
    }
  }
})

function* allPlaces(value: unknown, at: string): Generator<string[]> {
  if (at !== '') yield at.slice(1).split('/')
  if (typeof value === 'object' && value !== null) for (const [key, inner] of Object.entries(value)) yield* allPlaces(inner, `${at}/${key}`)
}

function apply(data: unknown, path: string[], how: string): void {
  let parent = data as Record<string, unknown>
  for (const step of path.slice(0, -1)) {
    if (typeof parent[step] !== 'object' || parent[step] === null) return
    parent = parent[step] as Record<string, unknown>
  }
  const key = path.at(-1)!
  const value = parent[key]
  if (how === 'remove') {
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
  } else if (how === 'empty') parent[key] = Array.isArray(value) ? [] : typeof value === 'object' ? {} : ''
  else if (how === 'double' && Array.isArray(value)) value.push(structuredClone(value[0]))
  else if (how === 'null') parent[key] = null
  else if (how === 'number') parent[key] = -1
  else if (how === 'text') parent[key] = '其他'
}
