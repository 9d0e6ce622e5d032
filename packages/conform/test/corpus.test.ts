import { describe, expect, it } from 'vitest'
import { failuresOf, files } from '../../../scripts/corpus.mjs'
import { checkDataset, engine } from '../src/index.js'

describe('every example conforms, and every case has exactly the findings that it states, at their pointers', () => {
  for (const { file } of files()) {
    it(file, async () => {
      const { failures, cases } = await failuresOf(file, { checker: { checkDataset, engine } })
      expect(failures).toEqual([])
      expect(cases).toBeGreaterThan(0)
    })
  }
})
