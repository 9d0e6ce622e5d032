import { describe, expect, it } from 'vitest'
import { UnknownError } from '../model/editions.js'
import { check, checkDataset } from './check.js'
import { checkText } from './check-text.js'
import type { CheckOptions } from './options.js'

const waiver = { rule: 'field-present', owner: '某市', reason: '修订中', until: '2026-06-30' }

describe('options that are wrong are refused by every function, with what is wrong', () => {
  const wrong: [string, unknown, string][] = [
    ['a day with slashes', { asOf: '2026/03/01' }, 'asOf'],
    ['a day without zeros', { asOf: '2026-3-1' }, 'asOf'],
    ['a day without hyphens', { asOf: '20260301' }, 'asOf'],
    ['a day that does not exist', { asOf: '2026-02-30' }, 'asOf'],
    ['a word for a day', { asOf: 'yesterday' }, 'asOf'],
    ['a Date', { asOf: new Date(0) }, 'asOf'],
    ['another language', { language: 'fr' }, 'fr'],
    ['a language with a region', { language: 'zh-CN' }, 'zh-CN'],
    ['a negative number', { maxFindings: -1 }, 'maxFindings'],
    ['no number', { maxFindings: Number.NaN }, 'maxFindings'],
    ['a fraction', { maxFindings: 1.5 }, 'maxFindings'],
    ['a number as text', { maxFindings: '5' }, 'maxFindings'],
    ['an unknown option', { maxFinding: 5 }, '是否指 maxFindings'],
    ['a standard that is no text', { standard: 1 }, 'standard'],
    ['a waiver without owner, reason and last day', { waivers: [{ rule: 'field-present' }] }, 'waivers[0]'],
    ['a waiver whose day is no day', { waivers: [{ ...waiver, until: '2027/01/01' }] }, 'until'],
    ['a waiver of no rule', { waivers: [{ ...waiver, rule: 'field-presnt' }] }, '是否指 field-present'],
    ['a waiver with an unknown member', { waivers: [{ ...waiver, fil: 'a' }] }, '是否指 file'],
    ['waivers that are no list', { waivers: waiver }, 'waivers'],
    ['a rule that does not exist', { rules: ['fee-has-bases'] }, '是否指 fee-has-basis'],
    ['ignoring a rule that does not exist', { ignoreRules: ['nothing'] }, 'nothing'],
    ['ignoring that data cannot be read', { ignoreRules: ['file-readable'] }, 'file-readable'],
  ]
  it.each(wrong)('%s', async (_, options, message) => {
    for (const call of [check({}, options as CheckOptions), checkDataset([], options as CheckOptions), checkText('{}', options as CheckOptions)]) {
      const error = await call.then(
        () => undefined,
        (thrown: unknown) => thrown,
      )
      expect(error).toBeInstanceOf(UnknownError)
      expect((error as Error).name).toBe('UnknownError')
      expect((error as Error).message).toContain(message)
    }
  })
})

describe('chosen rules', () => {
  const options = { standard: 'service-guide@2.0', asOf: '2026-01-01' }
  it('are the only ones reported, and what was not run is no pass', async () => {
    const found = await check({ itemName: 'a', bogus: 1 }, { ...options, rules: ['field-known'] })
    expect(Object.keys(found.byRule)).toEqual(['field-known'])
    const none = await check({ itemName: 'a' }, { ...options, rules: ['field-known'] })
    expect(none).toMatchObject({ verdict: 'notAssessable', selection: { only: ['field-known'] }, findings: [] })
  })

  it('cannot hide that data were not read', async () => {
    const found = await checkText('{', { ...options, rules: ['field-known'] })
    expect(found.findings.map(({ rule }) => rule)).toEqual(['file-readable'])
  })

  it('that are ignored are neither counted nor listed', async () => {
    const all = await check({ itemName: 'a', bogus: 1 }, options)
    const rest = await check({ itemName: 'a', bogus: 1 }, { ...options, ignoreRules: ['field-known'] })
    expect(all.summary.errors - rest.summary.errors).toBe(1)
    expect(rest.byRule['field-known']).toBeUndefined()
    expect(rest.selection).toEqual({ ignored: ['field-known'] })
  })
})
