import { isOpening, ValueScan } from '@shebiao/conform/read/json-scan.js'
import { keysInBytes } from '@shebiao/conform/read/key-count.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bytes, describeJsonRecords, edit, list } from '../../../conform/test/json-records-suite.js'
import { wasmDecoder } from './text-decoder.js'

describeJsonRecords('with WebAssembly', wasmDecoder())

describe('the group finder', () => {
  it('finds the ends that a scan byte by byte finds, or none', () => {
    const finder = wasmDecoder().groups!
    let found = 0
    fc.assert(
      fc.property(list, fc.array(edit, { maxLength: 2 }), fc.nat(130), (text, edits, before) => {
        let given = text
        for (const [place, length, put] of edits) given = given.slice(0, place) + put + given.slice(place + length)
        // What stands before it says nothing, nor does what was held before.
        const chunk = bytes(`${'"'.repeat(before)}${given}`)
        finder.hold(chunk)
        for (let from = before; from < chunk.length; from++) {
          if (!isOpening(chunk[from]!)) continue
          const end = finder.end(chunk, from)
          if (end < 0) continue
          found++
          const scan = new ValueScan()
          scan.begin(chunk[from]!)
          expect(scan.end(chunk, from)).toBe(end)
          const group = new TextDecoder().decode(chunk.subarray(from, end))
          const last = group.lastIndexOf('\n')
          expect([finder.keys, finder.ends, finder.units, finder.isAscii]).toEqual([
            scan.keys,
            group.split('\n').length - 1,
            group.length - 1 - last,
            group.length === end - from,
          ])
        }
        if (edits.length === 0) expect(finder.end(chunk, chunk.indexOf(91, before))).toBeGreaterThan(0)
      }),
      { numRuns: 3000 },
    )
    expect(found).toBeGreaterThan(3000)
  })
  it('holds each of two chunks that are read in turn', () => {
    const finder = wasmDecoder().groups!
    const [one, other] = [bytes('[1,[2]]'), bytes('{"a":1}')]
    finder.hold(one)
    finder.hold(other)
    expect([finder.end(one, 0), finder.end(other, 0), finder.end(one, 3)]).toEqual([7, 7, 6])
  })
  it('tells nothing of what it does not hold, nests too deep or is not plain', () => {
    const finder = wasmDecoder().groups!
    const ends = (text: string) => finder.end(bytes(text), 0)
    expect(ends('['.repeat(64) + ']'.repeat(64))).toBe(128)
    expect(ends('['.repeat(65) + ']'.repeat(65))).toBe(-1)
    expect([ends('[1'), ends('["]'), ends('[}'), ends('[{]'), ends('[\\"]"]')]).toEqual([-1, -1, -1, -1, -1])
    expect(finder.end(new Uint8Array((1 << 20) + 1).fill(91), 0)).toBe(-1)
  })
})

it('counts member names as JavaScript does', () => {
  const { keys } = wasmDecoder()
  const strings = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('":', '\\":', '名称":', ':', '"', 'a :', '\\'))
  const members = fc.array(fc.tuple(strings, strings, fc.constantFrom('', '', '', ' ', '\t')), { maxLength: 6 })
  fc.assert(
    fc.property(members, (list) => {
      const text = `{${list.map(([name, value, space]) => `${JSON.stringify(name)}${space}:${JSON.stringify(value)}`).join()}}`
      expect(keys(bytes(text))).toBe(keysInBytes(bytes(text)))
    }),
    { numRuns: 2000 },
  )
  for (const size of [0, 1, 15, 16, 17, 200_000]) expect(keys(bytes(`{"a":"${'x'.repeat(size)}","b":1}`))).toBe(2)
})
