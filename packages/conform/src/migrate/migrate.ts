import type { Language } from '@shebiao/schemas/runtime'
import { formatMessage } from '../check/messages.js'
import { type Checked, engine } from '../engine/engine.js'
import { UnknownError } from '../model/editions.js'
import { type Apply, applied, inverted, type Loss, type MigrationStep, take } from './steps.js'

export interface Migration {
  from: string
  to: string
  /** By record type; what needs no step is an empty list. */
  types: Record<string, MigrationStep[]>
}

/** One migration on the way, or its way back. */
export interface Hop {
  migration: Migration
  /** Backwards: from `to` to `from`. */
  inverse?: boolean
}

export interface Migrated {
  /** The record as the last edition has it; absent where it could not be made valid. */
  data?: unknown
  /** What was lost on the way, each with the edition that does not hold it. Places are those of the record as that hop met it. */
  losses: (Loss & { edition: string })[]
  /** Why it could not be made valid, and the edition it does not satisfy. */
  refused: { rule: string; at: string; message: string; edition: string }[]
  /** Errors that the rules of the last edition find in what is valid, and those of the first did not. */
  toMend: { rule: string; at: string; message: string; clause?: string }[]
}

export interface MigrateOptions {
  /** At least one; each begins at the edition where the one before it ends. */
  hops: Hop[]
  type: string
  /** YYYY-MM-DD, for the rules. */
  asOf: string
  language?: Language
}

/** An edition on the way: its verdict on a record, and how its findings are told. */
export interface Stop {
  edition: string
  check(data: unknown): Checked
  tell(finding: Checked['findings'][number]): string
}

/**
 * Makes the migration of one record type: gives back a function from a record, which is not changed, to what becomes of it.
 * Throws UnknownError for editions, types or steps that do not exist or have no inverse.
 */
export async function migrator({ hops, type, asOf, language = 'zh' }: MigrateOptions): Promise<(data: unknown) => Migrated> {
  const steps = hops.map(({ migration, inverse = false }) => {
    const declared = Object.hasOwn(migration.types, type) ? migration.types[type] : undefined
    if (!declared) throw new UnknownError(`${migration.from} → ${migration.to} 没有记录类型 ${type} 的迁移 (no migration of this record type)`)
    return inverse ? [...declared].reverse().map(inverted) : declared.map(applied)
  })
  const stop = async (edition: string): Promise<Stop> => {
    const { check, fields, rules } = await engine({ standard: edition, type, asOf })
    return { edition, check, tell: (finding) => formatMessage(finding, fields, rules, language).message }
  }
  const [first] = hops.map(ends)
  return through(await Promise.all([first!.from, ...hops.map((hop) => ends(hop).to)].map(stop)), steps)
}

/** The editions between which a hop leads. */
export function ends({ migration: { from, to }, inverse = false }: Hop): { from: string; to: string } {
  return inverse ? { from: to, to: from } : { from, to }
}

/** A migration from stop to stop, with the steps between each two; every stop but the first takes out what it does not know. */
export function through(stops: Stop[], steps: Apply[][]): (data: unknown) => Migrated {
  const [source, ...others] = stops as [Stop, ...Stop[]]
  return (data) => {
    const before = source.check(data)
    const losses: Migrated['losses'] = []
    if (before.invalid.length > 0) return { losses, refused: shapes(before, source), toMend: [] }
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
      if (after.invalid.length > 0) return { losses, refused: shapes(after, stop), toMend: [] }
      from = stop.edition
    }
    const target = others.at(-1) ?? source
    const known = new Set(before.findings.map(({ rule, at }) => `${rule} ${at}`))
    const arisen = after.findings.filter(({ rule, at, severity }) => severity === 'error' && !known.has(`${rule} ${at}`))
    const toMend = arisen.map((finding) => ({
      rule: finding.rule,
      at: finding.at,
      message: target.tell(finding),
      ...(finding.clause && { clause: finding.clause }),
    }))
    return { data: copy, losses, refused: [], toMend }
  }
}

/** The verdict of an edition, once what it does not know is taken out. */
function withoutUnknown(copy: unknown, stop: Stop, losses: Loss[]): Checked {
  const checked = stop.check(copy)
  const unknown = checked.findings.filter(({ rule }) => rule === 'field-known')
  if (unknown.length === 0) return checked
  for (const { at } of unknown)
    losses.push({ at, value: take(copy, at), reason: { zh: `${stop.edition} 没有这个字段`, en: `${stop.edition} has no such field` } })
  return withoutUnknown(copy, stop, losses)
}

function shapes({ findings, invalid }: Checked, { edition, tell }: Stop): Migrated['refused'] {
  return findings
    .filter(({ at, severity }) => severity === 'error' && invalid.includes(at))
    .map((finding) => ({ rule: finding.rule, at: finding.at, message: tell(finding), edition }))
}
