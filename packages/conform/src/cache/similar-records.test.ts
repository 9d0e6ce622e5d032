import type { Property } from '@shebiao/schemas/runtime'
import { describe, expect, it } from 'vitest'
import { SimilarRecords } from './similar-records.js'

const members: Property[] = [
  ['name', '/name', true],
  ['level', '/level', true],
  ['fee', '/fee', false],
]
// By number: 1 the name, 2 the level, 3 the fee.
const dependencies = [[2], [1, 2], [2, 3], [3]]

describe('a record like another', () => {
  const kept = { ids: [0, 7, 4, 1] }
  let similar: SimilarRecords<{ ids: readonly number[] }>
  const among = (...ids: number[]) => similar.find([0, ...ids])

  it('shares its name and what most checks read; the checks that differ are those that read the rest', () => {
    similar = new SimilarRecords(dependencies, members)
    similar.keep(kept)
    expect(among(7, 4, 2)).toBe(kept)
    expect(similar.differing([0, 7, 4, 2], kept)).toEqual([0b1100])
    expect(similar.differing([0, 7, 4, -1], kept, [0b1])).toEqual([0b1101])
    expect(among(7, 5, 1)).toBeUndefined()
    expect(among(8, 4, 1)).toBeUndefined()
  })

  it('does not take the location of one that differs in what most checks read', () => {
    similar = new SimilarRecords(dependencies, members)
    const other = { ids: [0, 7, 5, 1] }
    similar.keep(kept)
    similar.keep(other)
    expect(among(7, 4, 2)).toBe(kept)
    expect(among(7, 5, 2)).toBe(other)
  })

  it('is told from one whose values go up by one together', () => {
    similar = new SimilarRecords(dependencies, members)
    similar.keep({ ids: [0, 8, 9, 1] })
    expect(among(10, 11, 1)).toBeUndefined()
  })

  it('is not known where its name was never met', () => {
    similar = new SimilarRecords(dependencies, members)
    similar.keep({ ids: [0, -1, 4, 1] })
    expect(among(-1, 4, 1)).toBeUndefined()
  })
})
