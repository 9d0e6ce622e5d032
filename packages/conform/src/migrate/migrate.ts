import type { Language } from '@shebiao/schemas/runtime'
import { formatMessage } from '../check/messages.js'
import { type Checked, engine } from '../engine/engine.js'
import { UnknownError } from '../model/editions.js'
import { type Apply, forwardStep, inverseStep, type Loss, type MigrationStep, remove } from './steps.js'

/** A declared migration between two editions of a standard, such as `service-guide@1.0` and `service-guide@2.0`. */
export interface Migration {
  from: string
  to: string
  /** Steps by record type. A type without differences has an empty list. */
  types: Record<string, MigrationStep[]>
}

/** One migration of a chain, forward or inverse. */
export interface Hop {
  migration: Migration
  /** Whether it leads backward, from `to` to `from`. */
  inverse?: boolean
}

/** The outcome of migrating one record. */
export interface Migrated {
  /** The record in the last edition; absent if it could not be made valid. */
  data?: unknown
  /** What was lost, with the edition that cannot hold it. Pointers are those of the record before that hop. */
  losses: (Loss & { edition: string })[]
  /** Why the record could not be made valid, and the edition that it does not satisfy. */
  refused: { rule: string; at: string; message: string; edition: string }[]
  /** Errors that the rules of the last edition find in the migrated record and those of the first edition did not. */
  toMend: { rule: string; at: string; message: string; clause?: string }[]
}

/** Options of a migrator. */
export interface MigrateOptions {
  /** At least one. Each begins at the edition where the previous one ends. */
  hops: Hop[]
  type: string
  /** The day for which rules are checked, YYYY-MM-DD. */
  asOf: string
  language?: Language
}

/** An edition of a chain: how records are checked and findings are formatted in it. */
export interface Stop {
  edition: string
  check(data: unknown): Checked
  messageOf(finding: Checked['findings'][number]): string
}

/**
 * Returns a function that migrates a record of one type. It does not change its argument. Throws UnknownError for editions, types or
 * steps that do not exist.
 */
export async function migrator({ hops, type, asOf, language = 'zh' }: MigrateOptions): Promise<(data: unknown) => Migrated> {
  const steps = hops.map(({ migration, inverse = false }) => {
    const declared = Object.hasOwn(migration.types, type) ? migration.types[type] : undefined
    if (!declared) throw new UnknownError(`${migration.from} → ${migration.to} 没有记录类型 ${type} 的迁移 (no migration of this record type)`)
    return inverse ? [...declared].reverse().map(inverseStep) : declared.map(forwardStep)
  })
  const stop = async (edition: string): Promise<Stop> => {
    const { check, fields, rules } = await engine({ standard: edition, type, asOf })
    return { edition, check, messageOf: (finding) => formatMessage(finding, fields, rules, language).message }
  }
  const [first] = hops.map(ends)
  return migrateThrough(await Promise.all([first!.from, ...hops.map((hop) => ends(hop).to)].map(stop)), steps)
}

/** The editions between which a hop migrates. */
export function ends({ migration: { from, to }, inverse = false }: Hop): { from: string; to: string } {
  return inverse ? { from: to, to: from } : { from, to }
}

/** Returns a function that migrates a record through `stops`, with the steps between successive stops. Each stop removes fields that it does not know. */
export function migrateThrough(stops: Stop[], steps: Apply[][]): (data: unknown) => Migrated {
  const [source, ...others] = stops as [Stop, ...Stop[]]
  return (data) => {
    const before = source.check(data)
    const losses: Migrated['losses'] = []
    if (before.invalid.length > 0) return { losses, refused: shapeErrors(before, source), toMend: [] }
    const copy = structuredClone(data)
    let after = before
    let from = source.edition
    for (const [i, stop] of others.entries()) {
      const lost: Loss[] = []
      for (const step of steps[i]!) step(copy, lost)
      const named = (copy as { $schema?: unknown }).$schema
      if (typeof named === 'string') (copy as { $schema: string }).$schema = named.replace(from.replace('@', '/'), stop.edition.replace('@', '/'))
      after = withoutUnknown(copy, stop, lost)
      losses.push(...lost.map((loss) => ({ ...loss, edition: stop.edition })))
      if (after.invalid.length > 0) return { losses, refused: shapeErrors(after, stop), toMend: [] }
      from = stop.edition
    }
    const target = others.at(-1) ?? source
    const known = new Set(before.findings.map(({ rule, at }) => `${rule} ${at}`))
    const newErrors = after.findings.filter(({ rule, at, severity }) => severity === 'error' && !known.has(`${rule} ${at}`))
    const toMend = newErrors.map((finding) => ({
      rule: finding.rule,
      at: finding.at,
      message: target.messageOf(finding),
      ...(finding.clause && { clause: finding.clause }),
    }))
    return { data: copy, losses, refused: [], toMend }
  }
}

/** Removes from `copy` the fields that an edition does not know, adds them to `losses`, and returns the verdict on the rest. */
function withoutUnknown(copy: unknown, stop: Stop, losses: Loss[]): Checked {
  const checked = stop.check(copy)
  const unknown = checked.findings.filter(({ rule }) => rule === 'field-known')
  if (unknown.length === 0) return checked
  for (const { at } of unknown)
    losses.push({ at, value: remove(copy, at), reason: { zh: `${stop.edition} 没有这个字段`, en: `${stop.edition} has no such field` } })
  return withoutUnknown(copy, stop, losses)
}

function shapeErrors({ findings, invalid }: Checked, { edition, messageOf }: Stop): Migrated['refused'] {
  return findings
    .filter(({ at, severity }) => severity === 'error' && invalid.includes(at))
    .map((finding) => ({ rule: finding.rule, at: finding.at, message: messageOf(finding), edition }))
}
