import { copies, dataSetViolations, onceViolations } from './data-set-violations.js'
import type { Sample } from './parts.js'
import { pick, random } from './random.js'
import { blockSize } from './records.js'
import { ruleViolations } from './rule-violations.js'
import type { SampleFile } from './sample-files.js'
import { type ExpectedFinding, schemaViolations, type Violation } from './violations.js'

/** Kinds of violations. Shares are the fractions of records into which each kind is planted. */
export const kinds = ['schema', 'rule', 'dataset'] as const
export type Kind = (typeof kinds)[number]
export type Shares = Readonly<Record<Kind, number>>

/** One finding that the check must make. */
export interface Planted {
  kind: Kind
  rule: string
  /** Path of the file in the data set. */
  source: string
  /** Line of the record, counted from 1. */
  line: number
  at: string
}

const violations: Record<Kind, Readonly<Record<string, readonly Violation[]>>> = { schema: schemaViolations, rule: ruleViolations, dataset: dataSetViolations }
// The first records of a file have no violations: every item at every level, with which the others are compared.
const firstPlanted: Readonly<Record<string, number>> = { implementation: blockSize, guide: blockSize, outlet: 1 }
const streams = ['implementation', 'guide', 'outlet']
// Files with a single record: a share of one record would hardly ever be planted.
const singletons: ReadonlySet<string> = new Set(['catalogue', 'package'])

/** Yields the records of a file, each with the findings that the violations planted into it must cause. */
export function* planted(file: SampleFile, seed: number, shares: Shares): Generator<{ record: Sample; planted: Planted[] }> {
  let serial = 0
  const once = [...(onceViolations[file.type] ?? [])]
  for (let number = 0; number < file.count; number++) {
    const kind = kindAt(number)
    if (kind === undefined) yield { record: file.record(number), planted: [] }
    else {
      // Records share objects.
      const record = structuredClone(file.record(number))
      yield { record, planted: plant(record, number, kind) }
    }
  }

  function kindAt(number: number): Kind | undefined {
    if (singletons.has(file.type)) return shares.dataset > 0 ? 'dataset' : undefined
    if (number < (firstPlanted[file.type] ?? Number.POSITIVE_INFINITY)) return undefined
    let drawn = random(seed, stream(number))()
    for (const kind of kinds) {
      drawn -= shares[kind]
      if (drawn < 0) return kind
    }
    return undefined
  }

  function plant(record: Sample, number: number, kind: Kind): Planted[] {
    const next = random(seed, stream(number) ^ 0x5bd1e995)
    const own = violations[kind][file.type]!
    const copy = kind === 'dataset' ? copies[file.type] : undefined
    const place = (found: readonly ExpectedFinding[]) => found.map(([rule, at, other = number]) => ({ kind, rule, source: file.path, line: other + 1, at }))
    for (const violation of kind === 'dataset' ? once : []) {
      const found = violation(record, number, serial)
      if (!found) continue
      once.splice(once.indexOf(violation), 1)
      return place(found)
    }
    // The copied record must be valid itself, and the item that the copy replaces must not be missed by its pooling area.
    if (copy && next() * (own.length + 1) < 1 && kindAt(number - copy.before) === undefined) {
      const earlier = file.record(number - copy.before)
      if (!record.poolingArea && !earlier.poolingArea) {
        copy.change(record, earlier)
        return place([[...copy.found, number - copy.before]])
      }
    }
    for (;;) {
      const found = pick(own, next)(record, number, serial)
      if (!found) continue
      serial++
      return place(found)
    }
  }

  function stream(number: number): number {
    return 0x60000000 + 0x10000000 * streams.indexOf(file.type) + number
  }
}
