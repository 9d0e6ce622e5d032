import { profiles, recordTypes } from '@shebiao/schemas/registry'
import { pattern } from '@shebiao/schemas/runtime'
import { beforeAll, describe, expect, it } from 'vitest'
import { elementFolds } from '../src/dataset/element-counts.js'
import type { RuleFold } from '../src/dataset/fold-runner.js'
import { codeFields } from '../src/domain/item-codes.js'
import { onlineFields } from '../src/domain/online.js'
import { type Engine, engine } from '../src/engine/engine.js'
import type { Fold } from '../src/model/data-rule.js'
import { type Dependencies, membersRead } from '../src/model/dependencies.js'
import { anyTouched } from '../src/model/paths.js'
import type { Problem, Rule } from '../src/model/rule.js'
import { dataRules } from '../src/rules/dataset/index.js'
import { loadRules, ruleGroups } from '../src/rules/index.js'
import { corpusRecords, type Sampled, sampleRecords } from './corpus-records.js'

/** Observations of one rule or fold. */
interface Observation {
  /** The members that it declares. */
  members: readonly string[] | 'all'
  /** The members that it read; '' if it enumerated the record. */
  read: Set<string>
  runs: number
}

const observations = new Map<string, Observation>()
// Members that are declared but not read by the rule or fold itself, with the reason. A record is not folded if any field that
// identifies its item, state or division is invalid, whichever of them a fold reads.
const exempt: Record<string, readonly string[]> = {
  fold: [
    ...codeFields.map((at) => at.slice(1)),
    // These together tell which items count as online.
    ...onlineFields.map((at) => at.slice(1)),
    // Read by the data set, which determines the division of the record for the fold.
    'jurisdiction',
  ],
  // A catalogue item outside a catalogue has no level, and its basis is not checked.
  // It decides how severe a gap is, not whether there is one.
  '#elements of service-guide/guide': ['serviceClass'],
  'provincial-item-maps-to-national-item of service-item/catalogue-item': ['legalBasis'],
}

/** Rules and folds whose result changed when all members that they do not declare were removed. */
const dependents: string[] = []

// Divisions in the provinces of some rules, and none.
const regions = [undefined, '420106', '510104', '500103']
const engines = new Map<string, Promise<Engine>>()

beforeAll(async () => {
  for (const group of ruleGroups)
    for (const rule of await loadRules(group)) observations.set(nameOf(rule), { members: membersRead(rule), read: new Set(), runs: 0 })
  for (const { id, folds } of dataRules)
    for (const fold of folds) observations.set(`${id} of ${fold.of}`, { members: membersRead(fold), read: new Set(), runs: 0 })
  for (const { standard, type } of recordTypes)
    for (const { rule, fold } of elementFoldsOf(await engine({ standard, type, asOf: '2026-01-01' })))
      observations.set(`${rule} of ${fold.of}`, { members: membersRead(fold), read: new Set(), runs: 0 })
  for (const records of [corpusRecords, sampleRecords]) for (const sampled of records()) await observe(sampled)
})

describe('the members that rules and folds read', () => {
  it('are observed for every rule and fold', () => expect([...observations].filter(([, { runs }]) => runs === 0).map(([name]) => name)).toEqual([]))
  it('are declared', () => expect(undeclared()).toEqual([]))
  it('are all that their results depend on', () => expect([...new Set(dependents)]).toEqual([]))
  it('include all that are declared', () => expect(unread()).toEqual([]))
})

function undeclared(): string[] {
  return [...observations].flatMap(([name, { members, read }]) =>
    [...read].filter((member) => members !== 'all' && !members.includes(member)).map((member) => `${name}: ${member || 'the whole'}`),
  )
}

function unread(): string[] {
  return [...observations].flatMap(([name, { members, read }]) => {
    if (members === 'all') return read.has('') ? [] : [`${name}: the whole`]
    const exempted = [...(name.includes(' of ') ? exempt.fold! : []), ...(exempt[name] ?? [])]
    return members.filter((member) => !read.has(member) && !exempted.includes(member)).map((member) => `${name}: ${member}`)
  })
}

/** Runs every rule, national or of a profile, and every fold that can be run on a record. */
async function observe(sampled: Sampled): Promise<void> {
  const entry = recordTypes.find(({ path }) => path === sampled.schema)!
  for (const profile of [undefined, ...Object.keys(profiles)]) {
    if (profile !== undefined && !profiles[profile]!.extends.includes(entry.standard)) continue
    const typeEngine = await engineOf(sampled, entry.standard, entry.type, profile)
    const { invalid } = typeEngine.check(sampled.data)
    const isRun = ({ needs }: Dependencies) => !invalid.includes('') && !anyTouched(needs, invalid.map(pattern))
    for (const rule of typeEngine.rules.values()) {
      // National rules are observed once, without a profile.
      if (rule.profile === profile && isRun(rule)) observeRule(rule, sampled, typeEngine.standard)
    }
    if (profile !== undefined) continue
    for (const { id, folds } of dataRules)
      for (const fold of folds)
        if (fold.of === `${typeEngine.standard.split('@')[0]}/${typeEngine.type}` && isRun(fold)) observeFold(id, fold, sampled, typeEngine.standard)
    for (const { rule, fold } of elementFoldsOf(typeEngine)) if (isRun(fold)) observeFold(rule, fold, sampled, typeEngine.standard)
  }
}

function elementFoldsOf(typeEngine: Engine): RuleFold[] {
  return elementFolds(typeEngine, `${typeEngine.standard.split('@')[0]}/${typeEngine.type}`)
}

function observeRule(rule: Rule, { data, asOf }: Sampled, standard: string): void {
  const problems = (record: unknown) => {
    const found: Problem[] = []
    rule.check(record, (problem) => found.push(problem), { asOf, standard })
    return found
  }
  compare(nameOf(rule), data, problems)
}

function observeFold(id: string, fold: Fold, { data, asOf }: Sampled, standard: string): void {
  for (const region of regions) {
    const facts = (record: unknown) => {
      const found: unknown[] = []
      fold.facts(record, (...fact) => found.push(fact), { asOf, standard, ...(region && { region }) })
      return found
    }
    compare(`${id} of ${fold.of}`, data, facts)
  }
}

// Each run gets a new object: rules that memoise results of the last record would hide what they read.
function compare(name: string, data: Record<string, unknown>, run: (record: unknown) => unknown): void {
  const own = observations.get(name)!
  own.runs++
  const whole = JSON.stringify(run(recording(data, own.read)))
  const { members } = own
  if (members === 'all') return
  const declared: Record<string, unknown> = {}
  for (const member of members) if (Object.hasOwn(data, member)) declared[member] = data[member]
  if (JSON.stringify(run(declared)) !== whole) dependents.push(name)
}

/** Returns a proxy of the record that adds the members that are read to `read`. */
function recording(data: Record<string, unknown>, read: Set<string>): unknown {
  return new Proxy(data, {
    get(target, member) {
      read.add(String(member))
      return Reflect.get(target, member)
    },
    has(target, member) {
      read.add(String(member))
      return Reflect.has(target, member)
    },
    getOwnPropertyDescriptor(target, member) {
      read.add(String(member))
      return Reflect.getOwnPropertyDescriptor(target, member)
    },
    ownKeys(target) {
      read.add('')
      return Reflect.ownKeys(target)
    },
  })
}

function engineOf({ asOf }: Sampled, standard: string, type: string, profile: string | undefined): Promise<Engine> {
  const key = [asOf, standard, type, profile].join(' ')
  if (!engines.has(key)) engines.set(key, engine({ standard, type, asOf, ...(profile && { profile }) }))
  return engines.get(key)!
}

function nameOf({ id, profile }: Rule): string {
  return profile ? `${id} (${profile})` : id
}
