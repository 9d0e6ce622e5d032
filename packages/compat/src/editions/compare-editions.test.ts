import { describe, expect, it } from 'vitest'
import { compareEditions, type Edition } from '../index.js'

const base: Edition = {
  types: { guide: { type: 'object', properties: { kind: { enum: ['a', 'b'] } }, additionalProperties: false } },
  codeLists: {
    kind: [
      { code: 'a', zh: '甲', en: 'A' },
      { code: 'b', zh: '乙', en: 'B' },
    ],
  },
  rules: [{ id: 'r', severity: 'warning', title: { zh: '规则', en: 'A rule' }, clause: '5.1' }],
  clauses: { '5.1': { modal: '宜', text: { zh: '一', en: 'one' } } },
}

const changed = (change: Partial<Edition>) => {
  const { bump, changes, newWithinOld, oldWithinNew } = compareEditions(base, { ...base, ...change })
  return { bump, lines: changes.map(({ kind, id, breaks }) => [kind, id, breaks.producers, breaks.readers]), newWithinOld, oldWithinNew }
}

describe('compareEditions', () => {
  it('finds no change between an edition and itself', () => expect(changed({})).toMatchObject({ bump: 'patch', lines: [], newWithinOld: { answer: 'proved' } }))

  it('names the record type of a change where there are several', () => {
    const tighter = { type: 'object', properties: { kind: { enum: ['a'] } }, additionalProperties: false }
    const { changes, refutedBy } = compareEditions({ ...base, types: { ...base.types, item: true } }, { ...base, types: { guide: tighter, item: true } })
    expect(changes[0]).toMatchObject({ place: { type: 'guide', data: '/kind' } })
    expect(refutedBy).toEqual({ oldWithinNew: 'guide' })
  })
  it('refutes the side that lacks a record type, with a record of that type', () => {
    const added = changed({ types: { ...base.types, more: { type: 'object', required: ['x'] } } })
    expect(added).toMatchObject({ bump: 'minor', lines: [['added', 'typeAdded:more', false, true]] })
    expect([added.oldWithinNew, added.newWithinOld]).toMatchObject([{ answer: 'proved' }, { answer: 'refuted', witness: { x: null } }])
    const removed = changed({ types: {} })
    expect(removed).toMatchObject({ bump: 'major', lines: [['removed', 'typeRemoved:guide', true, false]] })
    expect([removed.oldWithinNew.answer, removed.newWithinOld.answer]).toEqual(['refuted', 'proved'])
  })
  it('refutes both directions between editions without a common record type, and names the types', () => {
    const { oldWithinNew, newWithinOld, refutedBy, bump } = compareEditions(base, { ...base, types: { item: { type: 'object' } } })
    expect([oldWithinNew.answer, newWithinOld.answer, bump]).toEqual(['refuted', 'refuted', 'major'])
    expect(refutedBy).toEqual({ oldWithinNew: 'guide', newWithinOld: 'item' })
  })
  it('proves what an added record type without any record cannot break', () =>
    expect(changed({ types: { ...base.types, more: false } })).toMatchObject({ bump: 'minor', newWithinOld: { answer: 'proved' } }))
  it('names the record type of a note', () => {
    const { notes } = compareEditions({ ...base, types: { ...base.types, item: { maxLenght: 3 } } }, { ...base, types: { ...base.types, item: {} } })
    expect(notes).toMatchObject([{ type: 'item', side: 'old', place: '#/maxLenght', en: expect.stringContaining('maxLength') }])
  })

  describe('on code lists', () => {
    const [a, b] = base.codeLists.kind as [{ code: string; zh: string; en: string }, { code: string; zh: string; en: string }]
    for (const [why, kind, bump, lines] of [
      ['an added code', [a, b, { code: 'c', zh: '丙', en: 'C' }], 'minor', [['added', 'codeAdded:kind/c', false, true]]],
      ['a removed code', [a], 'major', [['removed', 'codeRemoved:kind/b', true, false]]],
      ['a code that gets a last day', [a, { ...b, until: '2026-12-31' }], 'major', [['tightened', 'codeEnded:kind/b', true, false]]],
      ['a code that gets a first day', [a, { ...b, since: '2026-07-01' }], 'major', [['tightened', 'codeBegins:kind/b', true, false]]],
      ['a new label', [a, { ...b, zh: '乙方' }], 'patch', [['annotation', 'codeReworded:kind/b', false, false]]],
    ] as const) {
      it(`reports ${why}`, () => expect(changed({ codeLists: { kind: [...kind] } })).toMatchObject({ bump, lines }))
    }
    it('reports a code that is in force longer', () => {
      const until = (day: string) => ({ ...base, codeLists: { kind: [{ ...a, until: day }] } })
      expect(compareEditions(until('2025-12-31'), until('2027-12-31'))).toMatchObject({
        bump: 'minor',
        changes: [{ kind: 'loosened', breaks: { readers: true } }],
      })
    })
    it('answers for the codes where no record type is compared', () => {
      const only = (...codes: string[]): Edition => ({
        types: {},
        codeLists: { 'common/kind': codes.map((code) => ({ code, zh: code, en: code })) },
        rules: [],
        clauses: {},
      })
      const { oldWithinNew, newWithinOld } = compareEditions(only('a', 'b/c'), only('a'))
      expect([oldWithinNew, newWithinOld]).toMatchObject([{ answer: 'refuted', witness: 'b/c' }, { answer: 'proved' }])
      expect(compareEditions(only('a'), { ...only(), codeLists: {} }).oldWithinNew).toMatchObject({ answer: 'refuted', witness: 'a' })
    })
    it('reports added and removed lists', () => {
      expect(changed({ codeLists: {} })).toMatchObject({ bump: 'major' })
      expect(changed({ codeLists: { ...base.codeLists, more: [] } })).toMatchObject({ bump: 'minor' })
    })
  })

  describe('on rules', () => {
    const [rule] = base.rules as [Edition['rules'][number]]
    for (const [why, rules, bump, lines] of [
      ['a rule raised to an error', [{ ...rule, severity: 'error' }], 'major', [['tightened', 'severityChanged:r', true, false]]],
      ['a rule lowered', [{ ...rule, severity: 'info' }], 'minor', [['changed', 'severityChanged:r', false, false]]],
      ['an added rule that is an error', [rule, { ...rule, id: 's', severity: 'error' }], 'major', [['tightened', 'ruleAdded:s', true, false]]],
      ['an added rule that is a warning', [rule, { ...rule, id: 's' }], 'minor', [['added', 'ruleAdded:s', false, false]]],
      ['a removed rule', [], 'minor', [['loosened', 'ruleRemoved:r', false, false]]],
      ['a rule with another title', [{ ...rule, title: { zh: '别的', en: 'Other' } }], 'patch', [['annotation', 'ruleReworded:r', false, false]]],
    ] as [string, Edition['rules'], string, unknown][]) {
      it(`reports ${why}`, () => expect(changed({ rules })).toMatchObject({ bump, lines }))
    }
  })

  describe('on clauses', () => {
    for (const [why, clauses, bump, lines] of [
      ['a stronger modal', { '5.1': { modal: '应', text: { zh: '一', en: 'one' } } }, 'minor', [['tightened', 'modalChanged:5.1', false, false]]],
      ['a clause with another text', { '5.1': { modal: '宜', text: { zh: '二', en: 'two' } } }, 'patch', [['annotation', 'clauseReworded:5.1', false, false]]],
      ['an added clause', { ...base.clauses, '5.2': { modal: '应' } }, 'minor', [['added', 'clauseAdded:5.2', false, false]]],
      ['a removed clause', {}, 'minor', [['removed', 'clauseRemoved:5.1', false, false]]],
    ] as [string, Edition['clauses'], string, unknown][]) {
      it(`reports ${why}`, () => expect(changed({ clauses })).toMatchObject({ bump, lines }))
    }
  })
})
