import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Clause, type Code, type Edition, overlaid, type Rule, type Schema } from '@shebiao/compat'
import { listRules } from '@shebiao/conform/catalogue/rules.js'
import { codeList } from '@shebiao/schemas/codes'
import register from '@shebiao/schemas/register'
import { profiles, recordTypes } from '@shebiao/schemas/registry'
import { clauseSeverity } from '@shebiao/schemas/severities'
import { parse } from 'yaml'
import { readSide, SideError } from './files.js'

/** One side of a comparison: its name, and its schemas, code lists, rules and clauses. */
export interface Side {
  name: string
  edition: Edition
}

/**
 * Reads the two sides named on the command line. Without `second`, `first` is a profile, and is compared with the editions it
 * extends. Throws SideError if a side cannot be read, or the two have nothing in common.
 */
export async function sidesOf(first: string, second: string | undefined): Promise<{ old: Side; next: Side }> {
  const profileName = (name: string) => name.slice('profile:'.length)
  if (second === undefined) {
    const { extends: bases } = profileOf(profileName(first))
    return {
      old: { name: bases.join(' + '), edition: await joinEditions(bases) },
      next: { name: first, edition: await applyProfile(profileName(first), bases) },
    }
  }
  // Compared with an edition, only the part of a profile counts that extends this edition.
  const bases = (name: string, other: string): string[] => {
    const all = profileOf(profileName(name)).extends
    if (!isEdition(other)) return all
    if (!all.includes(other)) throw new SideError(`细则 ${profileName(name)} 不扩展 ${other}；它扩展：${all.join('、')} (the profile does not extend ${other})`)
    return [other]
  }
  const side = async (name: string, other: string): Promise<Side> => {
    if (name.startsWith('profile:')) return { name, edition: await applyProfile(profileName(name), bases(name, other)) }
    const editions = existsSync(name) ? [] : editionsOf(name)
    if (editions.length > 0) throw new SideError(`${name}: 请写明版次：${editions.join('、')} (name the edition)`)
    return isEdition(name) ? { name, edition: await joinEditions([name]) } : { name, edition: readSide(name) }
  }
  return align({ old: await side(first, second), next: await side(second, first) })
}

/**
 * Gives the only schema or code list of the new side the name of the only one of the old side: files are compared whatever they are
 * called. Throws SideError if the sides have nothing in common.
 */
function align({ old, next }: { old: Side; next: Side }): { old: Side; next: Side } {
  const { types, codeLists } = next.edition
  const edition = { ...next.edition, types: renameOnly(types, old.edition.types), codeLists: renameOnly(codeLists, old.edition.codeLists) }
  const parts = (side: Edition) => [side.types, side.codeLists, side.clauses].map((part) => Object.keys(part).length > 0)
  const [before, after] = [parts(old.edition), parts(edition)]
  if (!before.some((has, i) => has && after[i]))
    throw new SideError(`${old.name} 与 ${next.name} 不是同一类内容 (not of one kind: a schema, a code list or the text of a standard)`)
  return { old, next: { ...next, edition } }
}

function renameOnly<T>(record: Record<string, T>, like: Record<string, T>): Record<string, T> {
  const [own, ...more] = Object.entries(record)
  const [name, ...others] = Object.keys(like)
  return own && name !== undefined && more.length + others.length === 0 ? { [name]: own[1] } : record
}

const isEdition = (name: string) => /^[a-z][a-z-]*@[0-9]/.test(name) && !existsSync(name)

/** The editions of a standard that is named without one. */
const editionsOf = (name: string) => [...new Set(recordTypes.map(({ standard }) => standard))].filter((edition) => edition.startsWith(`${name}@`))

function profileOf(name: string) {
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined
  if (!profile) throw new SideError(`没有细则 ${name}；可用：${Object.keys(profiles).join('、')} (no such profile)`)
  return profile
}

/** Joins editions into one. If there are several, record types and clauses are prefixed with their edition. Throws SideError for an unknown name. */
export async function joinEditions(names: string[]): Promise<Edition> {
  const edition: Edition = { types: {}, codeLists: {}, rules: [], clauses: {} }
  for (const name of names) {
    const entries = recordTypes.filter(({ standard }) => standard === name)
    const published = register.standards.find(({ standard, edition }) => `${standard}@${edition}` === name)
    if (entries.length === 0 || !published) {
      const known = [...new Set(recordTypes.map(({ standard }) => standard))].join('、')
      throw new SideError(`没有版次 ${name}；可用：${known} (no such edition)`)
    }
    for (const { path, type } of entries) {
      const schema = JSON.parse(readFileSync(join(schemasFolder(), 'generated', `${path}.schema.json`), 'utf8')) as Schema
      edition.types[names.length > 1 ? `${name}/${type}` : type] = schema
      addCodeLists(schema, edition.codeLists)
    }
    for (const rule of await rulesOf(name)) if (!edition.rules.some(({ id }) => id === rule.id)) edition.rules.push(rule)
    Object.assign(
      edition.clauses,
      names.length > 1 ? Object.fromEntries(Object.entries(published.clauses).map(([number, clause]) => [`${name}#${number}`, clause])) : published.clauses,
    )
  }
  return edition
}

/** The editions that a profile extends, with the profile applied: overlays, severities, and the profile's own rules and clauses. */
async function applyProfile(name: string, bases: string[]): Promise<Edition> {
  const { severities } = profileOf(name)
  const edition = await joinEditions(bases)
  const text = parse(readFileSync(join(schemasFolder(), 'profiles', name, 'profile.yaml'), 'utf8')) as {
    overlays?: Record<string, Record<string, unknown>>
    clauses: Record<string, Clause>
  }
  for (const [target, overlay] of Object.entries(text.overlays ?? {})) {
    const [standard, type] = target.split('/') as [string, string]
    for (const base of bases.filter((one) => one.startsWith(`${standard}@`))) {
      const key = bases.length > 1 ? `${base}/${type}` : type
      edition.types[key] = overlaid(edition.types[key]!, overlay)
    }
  }
  edition.rules = edition.rules.map((rule) => ({ ...rule, severity: (severities[rule.id]?.severity as Rule['severity'] | undefined) ?? rule.severity }))
  const kept = new Set(bases.map((base) => base.split('@')[0]))
  for (const { id, profile, standard, severity, title, message, clauses } of await listRules()) {
    if (profile === name && kept.has(standard?.split('@')[0])) edition.rules.push({ id, severity, title, message, clause: clauses[0] })
  }
  for (const [number, clause] of Object.entries(text.clauses)) edition.clauses[`${name}#${number}`] = clause
  return edition
}

async function rulesOf(name: string): Promise<Rule[]> {
  const out: Rule[] = []
  for (const { id, profile, title, message, clauses } of await listRules()) {
    const clause = clauses.find((one) => one.startsWith(`${name}#`))
    if (profile === undefined && clause !== undefined)
      out.push({ id, severity: clauseSeverity[clause] ?? 'warning', title, message, clause: clause.slice(name.length + 1) })
  }
  return out
}

/** Adds the code lists that a schema uses, with the codes that it allows. */
function addCodeLists(schema: unknown, lists: Record<string, Code[]>): void {
  if (schema === null || typeof schema !== 'object') return
  const { 'x-codelist': name, enum: values } = schema as { 'x-codelist'?: string; enum?: string[] }
  if (typeof name === 'string' && Array.isArray(values)) {
    const labels = codeList(name) ?? {}
    lists[name] = values.map((code) => {
      const { zh = code, en = code, since, until } = labels[code] ?? {}
      return { code, zh, en, ...(since && { since }), ...(until && { until }) }
    })
  }
  for (const inner of Object.values(schema)) addCodeLists(inner, lists)
}

/** The folder of the installed package @shebiao/schemas. */
export function schemasFolder(): string {
  return dirname(createRequire(import.meta.url).resolve('@shebiao/schemas/package.json'))
}
