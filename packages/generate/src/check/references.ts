import { choices, nearest } from '../authoring/nearest.js'
import type { Problem } from '../problem.js'
import { shapeRules } from '../runtime/messages.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Clause, Source } from '../source.js'

/** The ids of all requirements: `MOHRSS-2022-59/2.5.2a`. */
export function requirementIds({ documents }: Source): Set<string> {
  return new Set(documents.flatMap(({ id, requirements }) => Object.keys(requirements).map((number) => `${id}/${number}`)))
}

/** The rules that the generator knows: each has a file of cases; the rules of shape have cases of every field. */
export function ruleIds({ cases }: Source): Set<string> {
  return new Set([...cases.map(({ rule }) => rule), ...Object.keys(shapeRules)])
}

export function unknownRule(rule: string, rules: Set<string>): string {
  return `no rule ${rule}: it has no file of cases${nearest(rule, rules)}`
}

/** Why a section of the background facts cannot be cited; undefined where it can, or where the folder has no register of facts. */
export function unknownFact(section: string, { facts }: Source): string | undefined {
  if (!facts || Object.hasOwn(facts.facts, section)) return undefined
  return `no fact ${section} in standards/sources/facts.yaml${nearest(section, Object.keys(facts.facts))}`
}

export function unknownRequirement(id: string, requirements: Set<string>): string {
  const documents = new Set([...requirements].map((one) => one.slice(0, one.indexOf('/'))))
  const [document = ''] = id.split('/')
  if (!documents.has(document)) return `no source document ${document} under standards/sources${nearest(document, documents)}`
  return `no requirement ${id}${nearest(
    id,
    [...requirements].filter((one) => one.startsWith(`${document}/`)),
  )}`
}

/** Clauses and ambiguities that cite requirements, and profiles that extend or cite what does not exist. */
export function referenceProblems(source: Source): Problem[] {
  const problems: Problem[] = []
  const requirements = requirementIds(source)
  const rules = ruleIds(source)
  const cite = (file: string, pointer: string, ids: string[] | undefined) => {
    for (const [i, id] of (ids ?? []).entries())
      if (!requirements.has(id)) problems.push({ file, pointer: `${pointer}/${i}`, message: unknownRequirement(id, requirements) })
  }
  const citeAll = (file: string, clauses: Record<string, Clause>) => {
    for (const [number, { sources, facts = [] }] of Object.entries(clauses)) {
      const pointer = `/clauses/${escapeStep(number)}`
      cite(file, `${pointer}/sources`, sources)
      for (const [i, section] of facts.entries()) {
        const message = unknownFact(section, source)
        if (message) problems.push({ file, pointer: `${pointer}/facts/${i}`, message })
      }
    }
  }
  for (const [name, { clauses }] of source.standards) citeAll(`standards/${name.replace('@', '/')}.yaml`, clauses)
  for (const [i, { concerns }] of (source.ambiguities as { concerns: string[] }[]).entries())
    cite('standards/sources/ambiguities.yaml', `/${i}/concerns`, concerns)
  for (const profile of source.profiles) {
    const file = `schemas/profiles/${profile.profile}/profile.yaml`
    citeAll(file, profile.clauses)
    const add = (pointer: string, message: string, part?: 'key') => problems.push({ file, pointer, message, ...(part && { part }) })
    const documents = source.documents.map(({ id }) => id)
    if (profile.source !== undefined && !documents.includes(profile.source))
      add('/source', `no source document ${profile.source}${choices('known', documents, profile.source)}`)
    const editions = [...source.standards.keys()]
    for (const [i, edition] of profile.extends.entries())
      if (!editions.includes(edition)) add(`/extends/${i}`, `no edition ${edition}${choices('known', editions, edition)}`)
    if (source.regions.length > 0 && !source.regions.some(({ code }) => code === profile.region)) add('/region', `no division ${profile.region}`)
    for (const [i, { rule }] of (profile.waivers ?? []).entries()) if (!rules.has(rule)) add(`/waivers/${i}/rule`, unknownRule(rule, rules))
    for (const [rule, { clause }] of Object.entries(profile.severities ?? {})) {
      if (!rules.has(rule)) add(`/severities/${rule}`, unknownRule(rule, rules), 'key')
      if (!Object.hasOwn(profile.clauses, clause))
        add(`/severities/${rule}/clause`, `no clause ${clause} in this profile${nearest(clause, Object.keys(profile.clauses))}`)
    }
    const extended = extendedTypes(source, profile.extends)
    for (const target of Object.keys(profile.overlays ?? {}))
      if (!extended.has(target))
        add(`/overlays/${escapeStep(target)}`, `${target} is no record type of an edition that the profile extends${nearest(target, extended)}`, 'key')
  }
  return problems
}

/** The record types of some editions: `service-guide/guide`. */
function extendedTypes(source: Source, editions: string[]): Set<string> {
  const types = new Set<string>()
  for (const [path, schema] of source.schemas) {
    const [standard, edition, type] = path.split('/')
    if (schema['x-record'] && editions.includes(`${standard}@${edition}`)) types.add(`${standard}/${type}`)
  }
  return types
}
