import { profiles, recordTypes } from '@shebiao/schemas/registry'
import { expect, it } from 'vitest'
import { clauseSeverities } from '../src/model/clauses.js'
import { dataRules } from '../src/rules/dataset/index.js'
import { elementRules, loadRules, ruleGroups } from '../src/rules/index.js'

const types = new Set(recordTypes.map(({ standard, type }) => `${standard.split('@')[0]}/${type}`))
const editionsOf = (standard: string) => [...new Set(recordTypes.map((entry) => entry.standard))].filter((name) => name.startsWith(`${standard}@`))

it.each(ruleGroups)('the rules in %s are of the standard or profile of their folder, and of a record type of it', async (group) => {
  const place = group.startsWith('profiles/') ? group.slice('profiles/'.length) : undefined
  for (const { id, standard, type, profile, editions = [] } of await loadRules(group)) {
    expect(profile, id).toBe(place)
    if (place === undefined) expect(standard, id).toBe(group)
    expect(types, id).toContain(`${standard}/${type}`)
    for (const edition of editions) expect(editionsOf(standard), id).toContain(`${standard}@${edition}`)
  }
})

it('every rule has a clause with a severity in each edition that it serves', async () => {
  const severityOf = await clauseSeverities()
  for (const group of ruleGroups)
    for (const { id, standard, profile, clause, editions } of await loadRules(group)) {
      const served = profile ? [profile] : editionsOf(standard).filter((name) => editions?.includes(name.split('@')[1]!) ?? true)
      expect(served.length, id).toBeGreaterThan(0)
      for (const owner of served) expect(severityOf(`${owner}#${clause}`), id).toMatch(/^(?:error|warning|info)$/)
    }
  for (const { id, standard, edition, clause, profiles: places } of dataRules)
    for (const owner of places ?? [`${standard}@${edition}`]) expect(severityOf(`${owner}#${clause}`), id).toMatch(/^(?:error|warning|info)$/)
})

it('every data-set rule folds record types that exist, of profiles that exist', () => {
  for (const { id, standard, folds, profiles: places = [] } of dataRules) {
    expect(
      [...types].some((type) => type.startsWith(`${standard}/`)),
      id,
    ).toBe(true)
    for (const { of } of folds) expect(types, id).toContain(of)
    for (const place of places) expect(Object.keys(profiles), id).toContain(place)
  }
})

it('every rule has texts in both languages, and a place to start from', async () => {
  const rules = [...elementRules, ...dataRules, ...(await Promise.all(ruleGroups.map(loadRules))).flat()]
  for (const { id, title, message, mend } of rules)
    for (const { zh, en } of [title, message, mend]) {
      expect(zh, id).toMatch(/\p{Script=Han}|^\{\w+\}$/u)
      expect(en, id).toMatch(/[a-z]/i)
    }
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})
