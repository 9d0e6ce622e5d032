import { describe, expect, it } from 'vitest'
import { CacheAdmission } from './admission.js'

/** StringTable whose values are passed over after so many records, each of which has a value of every name; of `known` none is new. */
function bypassedAfter(records: number, sizes: readonly number[], isKnown: (name: number, record: number) => boolean, clearedAt = 0): Set<number> {
  const bypassed = new Set<number>()
  const admission = new CacheAdmission(
    sizes.length,
    (name, is) => (is ? bypassed.add(name) : bypassed.delete(name)),
    () => {},
  )
  for (let record = 1; record <= records; record++) {
    admission.record()
    for (const [name, size] of sizes.entries()) {
      admission.lookups[name]!++
      if (!isKnown(name, record)) admission.miss(name, size)
    }
    if (record === clearedAt) admission.cleared()
  }
  return bypassed
}

describe('cache admission', () => {
  const [code, sentence] = [32, 600]

  it('bypasses a member whose values never repeat, after 512 KB or 4096 misses', () => {
    const never = () => false
    expect(bypassedAfter(800, [code, sentence], never)).toEqual(new Set())
    expect(bypassedAfter(1000, [code, sentence], never)).toEqual(new Set([1]))
    expect(bypassedAfter(5000, [code, sentence], never)).toEqual(new Set([0, 1]))
  })

  it('keeps a member of which more than half of the lookups are hits, however long its values are', () => {
    const mostly = (name: number, record: number) => name === 0 && record % 5 < 3
    expect(bypassedAfter(20_000, [sentence, sentence], mostly)).toEqual(new Set([1]))
  })

  it('keeps a member whose values repeat only after many others', () => {
    // As the agencies of a province do in a list by items.
    const later = (_: number, record: number) => record > 2000
    expect(bypassedAfter(50_000, [200], later)).toEqual(new Set())
  })

  it('evaluates a member again when the cache is cleared, and after 65,536 records', () => {
    expect(bypassedAfter(1500, [code], () => false, 1500)).toEqual(new Set([0]))
    expect(bypassedAfter(900, [code], () => false, 900)).toEqual(new Set())
    // New for some thousands of records, known ever after.
    const settled = (_: number, record: number) => record > 5000
    expect(bypassedAfter(60_000, [code], settled)).toEqual(new Set([0]))
    expect(bypassedAfter(80_000, [code], settled)).toEqual(new Set())
  })
})
