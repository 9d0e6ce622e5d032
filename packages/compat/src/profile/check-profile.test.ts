import { describe, expect, it } from 'vitest'
import { checkProfile, type Known } from './check-profile.js'

const guide = {
  type: 'object',
  additionalProperties: false,
  required: ['name'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100 },
    kind: { $ref: '#/$defs/Kind' },
    days: { type: 'number', minimum: 0, maximum: 60 },
    forms: { type: 'array', maxItems: 10, items: { type: 'object', additionalProperties: false, properties: { url: { type: 'string', maxLength: 50 } } } },
  },
  $defs: { Kind: { type: 'string', enum: ['a', 'b', 'c'] } },
}
const rule = { id: 'has-forms', severity: 'warning' as const, title: { zh: '有表单', en: 'has forms' }, clause: '4.1' }
const edition = { types: { guide }, codeLists: {}, rules: [rule], clauses: {}, status: 'inForce', withdrawn: null }
const known: Known = {
  day: '2026-06-01',
  editions: {
    'guide@1.0': { ...edition, status: 'withdrawn', withdrawn: '2026-01-01' },
    'guide@1.1': { ...edition, withdrawn: '2026-06-01' },
    'guide@2.0': edition,
  },
  rules: [{ id: 'local-rule', clause: '2.1' }],
  isRequirement: (id) => id === 'DOC/1',
  isRegion: (code) => code === '420100',
}
const text = { zh: '甲', en: 'A' }
const good = {
  profile: 'made',
  title: text,
  region: '420100',
  extends: ['guide@2.0'],
  clauses: { '2.1': { modal: '应', text, sources: ['DOC/1'] }, '2.2': { modal: '宜', text, sources: ['DOC/1'] } },
  overlays: {
    'guide/guide': {
      required: ['kind'],
      properties: {
        kind: { 'x-clause': '2.1', enum: ['a', 'b'] },
        days: { 'x-clause': '2.1', maximum: 30 },
        forms: { items: { properties: { url: { 'x-clause': '2.2', maxLength: 40 } } } },
      },
    },
  },
  severities: { 'has-forms': { severity: 'error', clause: '2.1' } },
  waivers: [{ rule: 'has-forms', owner: '某局', reason: '修订中', until: '2027-06-30' }],
}
const over = (properties: object, required: string[] = []) => ({ overlays: { 'guide/guide': { required, properties } } })
const problemsOf = (profile: unknown) => checkProfile(profile, known).problems.map(({ at, en }) => `/${at.join('/')} ${en}`)

describe('checkProfile', () => {
  it('accepts a profile that only tightens, with a record that satisfies both', () => {
    const { problems, records } = checkProfile(good, known)
    expect(problems).toEqual([])
    expect(records).toEqual([
      { edition: 'guide@2.0', type: 'guide', witness: expect.objectContaining({ name: expect.any(String), kind: expect.stringMatching(/^[ab]$/) }) },
    ])
  })
  it.each<[string, object, string]>([
    [
      'a looser bound',
      over({ days: { 'x-clause': '2.1', maximum: 90 } }),
      '/overlays/guide/guide/properties/days/maximum loosens: the national standard says 60, this 90',
    ],
    [
      'a looser bound inside a list',
      over({ forms: { 'x-clause': '2.1', items: { properties: { url: { maxLength: 99 } } } } }),
      '/overlays/guide/guide/properties/forms/items/properties/url/maxLength loosens: the national standard says 50, this 99',
    ],
    [
      'a code that the national standard lacks',
      over({ kind: { 'x-clause': '2.1', enum: ['a', 'z'] } }),
      '/overlays/guide/guide/properties/kind/enum/1 the national standard has no code z',
    ],
    [
      'a field that the national standard lacks',
      over({ colour: { 'x-clause': '2.1', type: 'string' } }),
      '/overlays/guide/guide/properties/colour the national standard has no field colour; local fields stand under extensions',
    ],
    ['a required field that the national standard lacks', over({}, ['colour']), '/overlays/guide/guide/required/0 the national standard has no field colour'],
    ['a required field without a clause', over({}, ['kind']), '/overlays/guide/guide/required/0 that kind is required stands on no clause (x-clause)'],
    ['a constraint without a clause', over({ days: { maximum: 30 } }), '/overlays/guide/guide/properties/days/maximum maximum stands on no clause (x-clause)'],
    [
      'a clause that does not exist',
      over({ days: { 'x-clause': '9.9', maximum: 30 } }),
      '/overlays/guide/guide/properties/days/x-clause there is no clause 9.9',
    ],
    [
      'a field that contradicts the national one',
      over({ days: { 'x-clause': '2.1', minimum: 61 } }),
      '/overlays/guide/guide/properties/days contradicts itself: no value of this field satisfies both the national standard and the profile',
    ],
    [
      'an overlay that contradicts itself',
      { overlays: { 'guide/guide': { properties: { name: { 'x-clause': '2.1', minLength: 9, maxLength: 8 } } } } },
      '/overlays/guide/guide/properties/name contradicts itself: no value of this field satisfies both the national standard and the profile',
    ],
    [
      'a keyword that could loosen',
      over({ days: { 'x-clause': '2.1', anyOf: [{}] } }),
      '/overlays/guide/guide/properties/days/anyOf an overlay may not use anyOf',
    ],
    [
      'a catastrophic pattern',
      over({ name: { 'x-clause': '2.1', pattern: '^(a+)+$' } }),
      '/overlays/guide/guide/properties/name/pattern the pattern backtracks catastrophically (exponential time): ^(a+)+$',
    ],
    ['an unknown record type', { overlays: { 'guide/item': {} } }, '/overlays/guide/item no edition it extends has a record type guide/item'],
    ['an unknown edition', { extends: ['guide@2.0', 'guide@9.0'] }, '/extends/1 there is no edition guide@9.0'],
    ['a withdrawn edition', { extends: ['guide@2.0', 'guide@1.0'] }, '/extends/1 guide@1.0 was withdrawn on 2026-01-01'],
    ['an edition withdrawn on the day of the check', { extends: ['guide@2.0', 'guide@1.1'] }, '/extends/1 guide@1.1 was withdrawn on 2026-06-01'],
    ['an unknown rule', { severities: { 'has-hats': { severity: 'error', clause: '2.1' } } }, '/severities/has-hats no edition it extends has a rule has-hats'],
    [
      'a rule lowered',
      { severities: { 'has-forms': { severity: 'info', clause: '2.1' } } },
      '/severities/has-forms/severity lowers: the national standard says warning, this info',
    ],
    [
      'a rule switched off',
      { severities: { 'has-forms': { severity: 'off', clause: '2.1' } } },
      '/severities/has-forms/severity a national rule cannot be switched off; only a dated waiver marks its findings (waivers)',
    ],
    [
      'a severity higher than the modal of its clause allows',
      { severities: { 'has-forms': { severity: 'error', clause: '2.2' } } },
      '/severities/has-forms/clause clause 2.2 (宜) does not carry error',
    ],
    [
      'a waiver without a last day',
      { waivers: [{ rule: 'has-forms', owner: '某局', reason: '修订中' }] },
      '/waivers/0/until a waiver states its last day, such as "2027-06-30"',
    ],
    [
      'a waiver of a rule that does not exist',
      { waivers: [{ rule: 'has-hats', owner: '某局', reason: '修订中', until: '2027-06-30' }] },
      '/waivers/0/rule there is no rule has-hats',
    ],
    [
      'an unknown key',
      { rules: { off: ['has-forms'] } },
      '/rules rules is unknown; known: profile, title, region, extends, source, note, clauses, overlays, severities, waivers',
    ],
    ['an unknown division', { region: 420100 }, '/region there is no division 420100'],
    [
      'an unknown source',
      { clauses: { ...good.clauses, '2.1': { modal: '应', text, sources: ['DOC/9'] } } },
      '/clauses/2.1/sources/0 there is no requirement DOC/9',
    ],
    [
      'a clause without a source',
      { clauses: { ...good.clauses, '2.1': { modal: '应', text, facts: ['A.1'] } } },
      '/clauses/2.1/sources the clause rests on no source',
    ],
  ])('refuses %s', (_, more, problem) => expect(problemsOf({ ...good, ...more })).toEqual([problem]))
  it('refuses a rule of the profile whose clause does not exist', () => {
    const { '2.1': _, ...clauses } = good.clauses
    expect(problemsOf({ ...good, ...over({}), severities: {}, clauses })).toEqual(['/clauses rule local-rule stands on clause 2.1, which does not exist'])
  })
  it.each([[null], [[]], ['x'], [{}], [{ ...good, overlays: [] }], [{ ...good, overlays: { 'guide/guide': { properties: { name: { maxLength: 'x' } } } } }]])(
    'reports a problem, and does not throw, for the malformed profile %j',
    (profile) => expect(problemsOf(profile).length).toBeGreaterThan(0),
  )
})
