import type { Language } from '@shebiao/schemas/runtime'
import { type Checked, engine, UnknownError } from './engine.js'
import { applied, inverted, type Loss, type MigrationStep, take } from './migration-steps.js'
import { say } from './say.js'

export interface Migration {
  from: string
  to: string
  /** By record type; what needs no step is an empty list. */
  types: Record<string, MigrationStep[]>
}

export interface Migrated {
  /** The record as the other edition has it; absent where it could not be made valid. */
  data?: unknown
  losses: Loss[]
  /** Why it could not be made valid. */
  refused: { at: string; message: string }[]
  /** Errors that the rules of the other edition find in what is valid, and those of the former did not. */
  toMend: { rule: string; at: string; message: string; clause?: string }[]
}

export interface MigrateOptions {
  migration: Migration
  type: string
  /** Backwards: from `to` to `from`. */
  inverse?: boolean
  /** YYYY-MM-DD, for the rules. */
  asOf: string
  language?: Language
}

/**
 * Makes the migration of one record type: gives back a function from a record, which is not changed, to what becomes of it.
 * Throws UnknownError for editions, types or steps that do not exist or have no inverse.
 */
export async function migrator({ migration, type, inverse = false, asOf, language = 'zh' }: MigrateOptions): Promise<(data: unknown) => Migrated> {
  const declared = Object.hasOwn(migration.types, type) ? migration.types[type] : undefined
  if (!declared) throw new UnknownError(`${migration.from} → ${migration.to} 没有记录类型 ${type} 的迁移 (no migration of this record type)`)
  const [from, to] = inverse ? [migration.to, migration.from] : [migration.from, migration.to]
  const steps = inverse ? [...declared].reverse().map(inverted) : declared.map(applied)
  const source = await engine({ standard: from, type, asOf })
  const target = await engine({ standard: to, type, asOf })

  return (data) => {
    const before = source.check(data)
    if (before.unsound.length > 0) return { losses: [], refused: told(shapes(before), source), toMend: [] }
    const copy = structuredClone(data)
    const losses: Loss[] = []
    for (const step of steps) step(copy, losses)
    const named = (copy as { $schema?: unknown }).$schema
    if (typeof named === 'string') (copy as { $schema: string }).$schema = named.replace(from.replace('@', '/'), to.replace('@', '/'))
    const after = withoutUnknown(copy, losses)
    if (after.unsound.length > 0) return { losses, refused: told(shapes(after), target), toMend: [] }
    const known = new Set(before.findings.map(({ rule, at }) => `${rule} ${at}`))
    const arisen = after.findings.filter(({ rule, at, severity }) => severity === 'error' && !known.has(`${rule} ${at}`))
    return { data: copy, losses, refused: [], toMend: told(arisen, target) }
  }

  /** The verdict of the other edition, once what it does not know is taken out. */
  function withoutUnknown(copy: unknown, losses: Loss[]): Checked {
    const checked = target.check(copy)
    const unknown = checked.findings.filter(({ rule }) => rule === 'field-known')
    if (unknown.length === 0) return checked
    for (const { at } of unknown) losses.push({ at, value: take(copy, at), reason: { zh: `${to} 没有这个字段`, en: `${to} has no such field` } })
    return withoutUnknown(copy, losses)
  }

  function shapes({ findings, unsound }: Checked) {
    return findings.filter(({ at, severity }) => severity === 'error' && unsound.includes(at))
  }

  function told(findings: Checked['findings'], { fields, rules }: Pick<typeof source, 'fields' | 'rules'>) {
    return findings.map((finding) => {
      const { rule, at, clause } = finding
      return { rule, at, message: say(finding, fields, rules, language).message, ...(clause && { clause }) }
    })
  }
}
