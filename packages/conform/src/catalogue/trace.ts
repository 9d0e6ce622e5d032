import cases from '@shebiao/schemas/case-index'
import register, { type Clause, type Requirement } from '@shebiao/schemas/register'
import { profiles, recordTypes } from '@shebiao/schemas/registry'
import type { Sentence } from '@shebiao/schemas/runtime'
import { listRules } from './rules.js'

/** What encodes a clause: a field or rule that serves it. `at` is the pointer of a field in its schema. */
export type Encoding =
  | { kind: 'field'; clause: string; schema: string; at: string; codeList?: string }
  | { kind: 'rule'; clause: string; rule: string; profile?: string }
  | { kind: 'overlay'; clause: string; profile: string; schema: string; at: string }
  | { kind: 'severity'; clause: string; profile: string; rule: string }

/** A requirement of a source, with what encodes it and the number of its cases. */
export interface TracedRequirement {
  id: string
  zh: string
  en: string
  kind: string
  entity: string
  disposition: Requirement['disposition']
  by: Encoding[]
  cases: { accepted: number; refused: number }
  reason?: Sentence
}

/** A fact beyond the source documents, with the clauses and codes that rest on it. `from` is where it was read. */
export interface TracedFact {
  id: string
  zh: string
  en: string
  from: Sentence
  confidence: 'high' | 'medium' | 'low'
  clauses: string[]
  codes: string[]
}

/** A clause of a standard or profile, with its sources and what encodes it. */
export interface TracedClause {
  id: string
  modal?: string
  sources: string[]
  /** Ids of facts: `facts/A.5.10`. */
  facts: string[]
  by: Encoding[]
}

/** The chain from the sentences of sources through clauses, fields and rules to cases. */
export interface Trace {
  requirements: TracedRequirement[]
  facts: TracedFact[]
  clauses: TracedClause[]
  /** Links that lead nowhere, each as a sentence. Each is an error. */
  orphans: string[]
}

/** Joins the requirements of sources with clauses, fields, rules and cases. */
export async function trace(): Promise<Trace> {
  const rules = await listRules()
  const byClause = await encodings()
  const orphans: string[] = []
  const clauses: TracedClause[] = []
  const bySource = new Map<string, Encoding[]>()
  const known = new Set(register.documents.flatMap(({ id, requirements }) => Object.keys(requirements).map((number) => `${id}/${number}`)))

  const owners: [string, Record<string, Clause>][] = [
    ...register.standards.map(({ standard, edition, clauses }): [string, Record<string, Clause>] => [`${standard}@${edition}`, clauses]),
    ...register.profiles.map(({ profile, clauses }): [string, Record<string, Clause>] => [profile, clauses]),
  ]
  for (const [owner, own] of owners) {
    for (const [number, clause] of Object.entries(own)) {
      const id = `${owner}#${number}`
      const by = byClause.get(id) ?? []
      const facts = (clause.facts ?? []).map((section) => `facts/${section}`)
      clauses.push({ id, ...(clause.modal && { modal: clause.modal }), sources: clause.sources ?? [], facts, by })
      if (clause.modal && by.length === 0) orphans.push(`条款 ${id} 没有字段或规则 (no field or rule serves the clause)`)
      // A recommendation or permission may rest on facts alone; an obligation (应) needs a requirement.
      const grounds = [...(clause.sources ?? []), ...(clause.modal === '应' ? [] : (clause.facts ?? []))]
      if (clause.modal && grounds.length === 0) orphans.push(`条款 ${id} 没有来源 (the clause rests on no requirement)`)
      for (const source of clause.sources ?? []) {
        if (!known.has(source)) orphans.push(`条款 ${id} 引用的 ${source} 不存在 (no such requirement)`)
        bySource.set(source, [...(bySource.get(source) ?? []), ...by])
      }
      for (const fact of facts) if (!Object.hasOwn(register.facts, sectionOf(fact))) orphans.push(`条款 ${id} 引用的 ${fact} 不存在 (no such fact)`)
      byClause.delete(id)
    }
  }
  for (const [id, by] of byClause) orphans.push(`${by.map(nameOf).join('、')} 引用的条款 ${id} 不存在 (no such clause)`)

  const requirements = register.documents.flatMap(({ id: document, requirements }) =>
    Object.entries(requirements).map(([number, requirement]): TracedRequirement => {
      const id = `${document}/${number}`
      const by = bySource.get(id) ?? []
      const count = caseCounts(by)
      if (requirement.disposition === 'encoded') {
        if (by.length === 0) orphans.push(`要求 ${id} 标为已编码，却没有字段或规则 (encoded by nothing)`)
        else if (count.accepted === 0 || count.refused === 0) orphans.push(`要求 ${id} 缺少接受或拒绝的用例 (lacks an accepted or a refused case)`)
      } else if (!requirement.reason) orphans.push(`要求 ${id} 没有编码，也没有理由 (neither encoded nor a reason)`)
      const { zh, en, kind, entity, disposition, reason } = requirement
      return {
        id,
        zh,
        en,
        kind,
        entity,
        disposition,
        by: disposition === 'encoded' ? by : [],
        cases: disposition === 'encoded' ? count : { accepted: 0, refused: 0 },
        ...(reason && { reason }),
      }
    }),
  )
  const codes = Object.entries(register.codeSources).flatMap(([list, sources]) =>
    Object.entries(sources).map(([code, source]) => ({ id: `${list}#${code}`, source })),
  )
  for (const { id, source } of codes) {
    const exists = source.startsWith('facts/') ? Object.hasOwn(register.facts, sectionOf(source)) : known.has(source)
    if (!exists) orphans.push(`代码 ${id} 引用的 ${source} 不存在 (no such source)`)
  }
  const facts = Object.entries(register.facts).map(([section, { zh, en, from, confidence }]): TracedFact => {
    const id = `facts/${section}`
    return {
      id,
      zh,
      en,
      from,
      confidence,
      clauses: clauses.filter((one) => one.facts.includes(id)).map((one) => one.id),
      codes: codes.filter(({ source }) => source === id).map((one) => one.id),
    }
  })
  return { requirements, facts, clauses, orphans }

  async function encodings(): Promise<Map<string, Encoding[]>> {
    const out = new Map<string, Encoding[]>()
    const add = (encoding: Encoding) => out.set(encoding.clause, [...(out.get(encoding.clause) ?? []), encoding])
    for (const entry of recordTypes) {
      const { fields } = await entry.load()
      for (const [at, { clause, codeList }] of Object.entries(fields)) {
        if (clause) add({ kind: 'field', clause, schema: entry.path, at, ...(codeList && { codeList }) })
      }
    }
    for (const { id, clauses, profile } of rules) for (const clause of clauses) add({ kind: 'rule', clause, rule: id, ...(profile && { profile }) })
    for (const profile of Object.values(profiles)) {
      for (const [schema, places] of Object.entries(profile.overlayClauses)) {
        for (const [at, number] of Object.entries(places))
          add({ kind: 'overlay', clause: `${profile.profile}#${number}`, profile: profile.profile, schema, at })
      }
      for (const [rule, { clause }] of Object.entries(profile.severities))
        add({ kind: 'severity', clause: `${profile.profile}#${clause}`, profile: profile.profile, rule })
    }
    return out
  }
}

function caseCounts(by: Encoding[]): { accepted: number; refused: number } {
  const sum = { accepted: 0, refused: 0 }
  for (const encoding of by) {
    if (encoding.kind === 'field') {
      sum.accepted += cases.examples[encoding.schema] ?? 0
      sum.refused += cases.fields[encoding.schema]?.[encoding.at] ?? 0
    } else if (encoding.kind === 'overlay') {
      const own = cases.profiles[encoding.profile]
      sum.accepted += own?.accepted ?? 0
      sum.refused += Object.entries(own?.refused ?? {}).filter(
        ([place]) => place === encoding.schema + encoding.at || place.startsWith(`${encoding.schema}${encoding.at}/`),
      ).length
    } else {
      sum.accepted += cases.rules[encoding.rule]?.accepted ?? 0
      sum.refused += cases.rules[encoding.rule]?.refused ?? 0
    }
  }
  return sum
}

const sectionOf = (fact: string): string => fact.slice('facts/'.length)

function nameOf(encoding: Encoding): string {
  return encoding.kind === 'rule' || encoding.kind === 'severity' ? encoding.rule : `${encoding.schema}#${encoding.at}`
}
