import { describe, expect, it } from 'vitest'
import { failuresOf, files } from '../../../scripts/corpus.mjs'

describe('every example conforms, and every case finds exactly what it says, at that place, no more', () => {
  for (const { file } of files()) {
    it(file, async () => {
      const { failures, cases } = await failuresOf(file)
      expect(failures).toEqual([])
      expect(cases).toBeGreaterThan(0)
    })
  }
})
