import { describe, expect, it } from 'vitest'
import { failuresOf, files } from '../../../scripts/corpus.mjs'

describe('every example conforms, and every case has exactly the findings that it states, at their pointers', () => {
  for (const { file } of files()) {
    it(file, async () => {
      const { failures, cases } = await failuresOf(file)
      expect(failures).toEqual([])
      expect(cases).toBeGreaterThan(0)
    })
  }
})
