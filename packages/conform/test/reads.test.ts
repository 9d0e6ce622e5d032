import { profiles, recordTypes } from '@shebiao/schemas/registry'
import { pattern } from '@shebiao/schemas/runtime'
import { describe, expect, it } from 'vitest'
import { codeFields } from '../src/domain/item-codes.js'
import { onlineFields } from '../src/domain/online.js'
import { type Engine, engine } from '../src/engine/engine.js'
import type { Fold } from '../src/model/data-rule.js'
import { type Dependencies, membersRead } from '../src/model/dependencies.js'
import { anyTouched } from '../src/model/paths.js'
import type { Problem, Rule } from '../src/model/rule.js'
import { dataRules } from '../src/rules/dataset/index.js'
import { loadRules, ruleGroups } from '../src/rules/index.js'
import { corpusRecords, type Sampled, sampleRecords } from './records.js'

/** What was seen of one rule or fold. */
interface Seen {
  /** What it declares. */
  members: readonly string[] | 'all'
  /** The members it read; '' where it looked at the record as a whole. */
  read: Set<string>
  runs: number
}

const seen = new Map<string, Seen>()
for (const group of ruleGroups) for (const rule of await loadRules(group)) seen.set(nameOf(rule), { members: membersRead(rule), read: new Set(), runs: 0 })
for (const { id, folds } of dataRules) for (const fold of folds) seen.set(`${id} of ${fold.of}`, { members: membersRead(fold), read: new Set(), runs: 0 })

// Declared and not read by the check itself, with the reason. A fold whose record's identity is unsound is not folded: under
// which item, state or division it belongs is told from these as a whole, whichever of them one fold asks for.
const justified: Record<string, readonly string[]> = {
  fold: [
    ...codeFields.map((at) => at.slice(1)),
    // Which items count as online is told from these as a whole.
    ...onlineFields.map((at) => at.slice(1)),
    // Read for the fold by the data set, which says what division the record is of.
    'jurisdiction',
  ],
  // An item by itself is of no level, and nothing is asked of its basis.
  'provincial-item-maps-to-national-item of service-item/catalogue-item': ['legalBasis'],
}

/** Checks whose result was another when all members they do not declare were taken out. */
const changed: string[] = []

// Divisions of provinces that some rules are about, and none at all.
const regions = [undefined, '420106', '510104', '500103']
const engines = new Map<string, Promise<Engine>>()

for (const records of [corpusRecords, sampleRecords]) for (const one of records()) await observe(one)

describe('what a rule reads', () => {
  it('was seen of every rule and fold', () => expect([...seen].filter(([, { runs }]) => runs === 0).map(([name]) => name)).toEqual([]))
  it('is declared', () => expect(undeclared()).toEqual([]))
  it('is all that its findings depend on', () => expect([...new Set(changed)]).toEqual([]))
  it('is no less than what is declared', () => expect(unread()).toEqual([]))
})

function undeclared(): string[] {
  return [...seen].flatMap(([name, { members, read }]) =>
    [...read].filter((member) => members !== 'all' && !members.includes(member)).map((member) => `${name}: ${member || 'the whole'}`),
  )
}

function unread(): string[] {
  return [...seen].flatMap(([name, { members, read }]) => {
    if (members === 'all') return read.has('') ? [] : [`${name}: the whole`]
    const besides = [...(name.includes(' of ') ? justified.fold! : []), ...(justified[name] ?? [])]
    return members.filter((member) => !read.has(member) && !besides.includes(member)).map((member) => `${name}: ${member}`)
  })
}

/** Runs on one record every rule of its type that can be run, national or of a profile, and every fold. */
async function observe(one: Sampled): Promise<void> {
  const entry = recordTypes.find(({ path }) => path === one.schema)!
  for (const profile of [undefined, ...Object.keys(profiles)]) {
    if (profile !== undefined && !profiles[profile]!.extends.includes(entry.standard)) continue
    const made = await engineOf(one, entry.standard, entry.type, profile)
    const { invalid } = made.check(one.data)
    const isRun = ({ needs }: Dependencies) => !invalid.includes('') && !anyTouched(needs, invalid.map(pattern))
    for (const rule of made.rules.values()) {
      // With a profile, national rules are run on the same record once more.
      if (rule.profile === profile && isRun(rule)) observeRule(rule, one, made.standard)
    }
    if (profile !== undefined) continue
    for (const { id, folds } of dataRules)
      for (const fold of folds) if (fold.of === `${made.standard.split('@')[0]}/${made.type}` && isRun(fold)) observeFold(id, fold, one, made.standard)
  }
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

// Each run has a record of its own: what rules remember of the last record they saw would hide what they read.
function compare(name: string, data: Record<string, unknown>, run: (record: unknown) => unknown): void {
  const own = seen.get(name)!
  own.runs++
  const whole = JSON.stringify(run(recording(data, own.read)))
  const { members } = own
  if (members === 'all') return
  const declared: Record<string, unknown> = {}
  for (const member of members) if (Object.hasOwn(data, member)) declared[member] = data[member]
  if (JSON.stringify(run(declared)) !== whole) changed.push(name)
}

/** The record, telling which of its members are looked at. */
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
