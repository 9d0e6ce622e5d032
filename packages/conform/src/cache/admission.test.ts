import { describe, expect, it } from 'vitest'
import { Worth } from './admission.js'

/** Names whose values are passed over after so many records, each of which has a value of every name; of `known` none is new. */
function passedAfter(records: number, sizes: readonly number[], isKnown: (name: number, record: number) => boolean, endOfRound = 0): Set<number> {
  const passed = new Set<number>()
  const worth = new Worth(
    sizes.length,
    (name, is) => (is ? passed.add(name) : passed.delete(name)),
    () => {},
  )
  for (let record = 1; record <= records; record++) {
    worth.record()
    for (const [name, size] of sizes.entries()) {
      worth.met[name]!++
      if (!isKnown(name, record)) worth.missed(name, size)
    }
    if (record === endOfRound) worth.begin()
  }
  return passed
}

describe('the values of a name', () => {
  const [code, sentence] = [32, 600]

  it('are passed over once those that never come again have taken their share of the room', () => {
    const never = () => false
    expect(passedAfter(800, [code, sentence], never)).toEqual(new Set())
    expect(passedAfter(1000, [code, sentence], never)).toEqual(new Set([1]))
    expect(passedAfter(5000, [code, sentence], never)).toEqual(new Set([0, 1]))
  })

  it('are kept where more than half of them come again, however long they are', () => {
    const mostly = (name: number, record: number) => name === 0 && record % 5 < 3
    expect(passedAfter(20_000, [sentence, sentence], mostly)).toEqual(new Set([1]))
  })

  it('are kept where they come again only after many others', () => {
    // As the agencies of a province do in a list by items.
    const later = (_: number, record: number) => record > 2000
    expect(passedAfter(50_000, [200], later)).toEqual(new Set())
  })

  it('are looked at again, first of all where everything was let go', () => {
    expect(passedAfter(1500, [code], () => false, 1500)).toEqual(new Set([0]))
    expect(passedAfter(900, [code], () => false, 900)).toEqual(new Set())
    // New for some thousands of records, known ever after.
    const settled = (_: number, record: number) => record > 5000
    expect(passedAfter(60_000, [code], settled)).toEqual(new Set([0]))
    expect(passedAfter(80_000, [code], settled)).toEqual(new Set())
  })
})
