import type { Change, Kind } from '../compare/change.js'
import { type ChangeType, type SentenceParams, sentences } from '../compare/sentences.js'
import { canonical } from '../model/json.js'
import { pointerStep } from '../model/pointer.js'
import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'
import { type Clause, type Code, type Edition, type Rule, severities } from './edition.js'

/** What a change is about: its id, its name, its place, and the clause it rests on. */
interface Subject {
  id: string
  field: BilingualText
  data: string
  clause?: string
}

function toChange(type: ChangeType, { id, field, data, clause }: Subject, kind: Kind, breaks: Change['breaks'], params: Partial<SentenceParams> = {}): Change {
  return {
    id: `${type}:${id}`,
    place: { data },
    kind,
    breaks,
    ...(clause !== undefined && { clause }),
    ...(params.old !== undefined && { from: params.old }),
    ...(params.new !== undefined && { to: params.new }),
    ...sentences[type]({ field, ...params }),
  }
}

const none = { producers: false, readers: false }
const producers = { producers: true, readers: false }
const readers = { producers: false, readers: true }

/** The keys of `record` that `other` lacks. */
function keysMissingIn(other: Record<string, unknown>, record: Record<string, unknown>): string[] {
  return Object.keys(record).filter((key) => !Object.hasOwn(other, key))
}

/** Record types that were added or removed. `breaking` names those of which there are records: these break the other side. */
export function typeChanges(old: Edition, next: Edition, breaking: { added: string[]; removed: string[] }): Change[] {
  const subject = (id: string, schema: Schema): Subject => {
    const { title, 'x-en': en } = typeof schema === 'boolean' ? {} : (schema as { title?: string; 'x-en'?: string })
    return { id, field: { zh: title ?? id, en: en ?? id }, data: '' }
  }
  return [
    ...keysMissingIn(old.types, next.types).map((type) =>
      toChange('typeAdded', subject(type, next.types[type]!), 'added', breaking.added.includes(type) ? readers : none),
    ),
    ...keysMissingIn(next.types, old.types).map((type) =>
      toChange('typeRemoved', subject(type, old.types[type]!), 'removed', breaking.removed.includes(type) ? producers : none),
    ),
  ]
}

/** Code lists that were added or removed, and the changes to the codes of the others. */
export function codeChanges(old: Record<string, Code[]>, next: Record<string, Code[]>): Change[] {
  const subject = (list: string): Subject => ({ id: list, field: { zh: list, en: list }, data: `codes/${list}` })
  return [
    ...keysMissingIn(old, next).map((list) => toChange('listAdded', subject(list), 'added', none)),
    ...keysMissingIn(next, old).map((list) => toChange('listRemoved', subject(list), 'removed', producers)),
    ...Object.keys(next)
      .filter((list) => Object.hasOwn(old, list))
      .flatMap((list) => listChanges(list, old[list]!, next[list]!)),
  ]
}

function listChanges(list: string, old: Code[], next: Code[]): Change[] {
  const out: Change[] = []
  const before = new Map(old.map((code) => [code.code, code]))
  const after = new Map(next.map((code) => [code.code, code]))
  const add = (type: ChangeType, code: string, kind: Kind, breaks: Change['breaks'], params: Partial<SentenceParams>) =>
    out.push(toChange(type, { id: `${list}/${code}`, field: { zh: list, en: list }, data: `codes/${list}${pointerStep(code)}` }, kind, breaks, params))
  for (const [code, { zh, en, since = '', until = '' }] of after) {
    const was = before.get(code)
    if (!was) {
      add('codeAdded', code, 'added', readers, { new: code })
      continue
    }
    const { until: oldUntil = '', since: oldSince = '' } = was
    // Days are compared as texts. Without a last day, a code is in force without end.
    if (until !== oldUntil) {
      if (until !== '' && (oldUntil === '' || until < oldUntil)) add('codeEnded', code, 'tightened', producers, { old: code, new: until })
      else add('codeRestored', code, 'loosened', readers, { old: code, new: until })
    }
    if (since !== oldSince) {
      const isLater = since > oldSince
      add('codeBegins', code, isLater ? 'tightened' : 'loosened', isLater ? producers : readers, { old: code, new: since || '—' })
    }
    if (zh !== was.zh || en !== was.en) add('codeReworded', code, 'annotation', none, { old: code })
  }
  for (const code of before.keys()) if (!after.has(code)) add('codeRemoved', code, 'removed', producers, { old: code })
  return out
}

/** Rules that were added, removed or changed. Only an error refuses data, so only changes to or from it break anything. */
export function ruleChanges(old: Rule[], next: Rule[]): Change[] {
  const out: Change[] = []
  const before = new Map(old.map((rule) => [rule.id, rule]))
  const after = new Map(next.map((rule) => [rule.id, rule]))
  const add = (type: ChangeType, { id, title, clause }: Rule, kind: Kind, breaks: Change['breaks'], params: Partial<SentenceParams> = {}) =>
    out.push(toChange(type, { id, field: title, data: `rules/${id}`, ...(clause !== undefined && { clause }) }, kind, breaks, params))
  for (const rule of next) {
    const was = before.get(rule.id)
    if (!was) {
      const isError = rule.severity === 'error'
      add('ruleAdded', rule, isError ? 'tightened' : 'added', isError ? producers : none, { new: rule.severity })
      continue
    }
    if (was.severity !== rule.severity) {
      const toError = rule.severity === 'error'
      const fromError = was.severity === 'error'
      add('severityChanged', rule, toError ? 'tightened' : fromError ? 'loosened' : 'changed', toError ? producers : fromError ? readers : none, {
        old: was.severity,
        new: rule.severity,
        keyword: severities.indexOf(rule.severity) > severities.indexOf(was.severity) ? 'raised' : 'lowered',
      })
    }
    const reworded = (['title', 'message', 'clause'] as const).filter((part) => canonical(was[part] ?? null) !== canonical(rule[part] ?? null))
    if (reworded.length > 0) add('ruleReworded', rule, 'annotation', none, { keyword: reworded.join('、') })
  }
  for (const rule of old) {
    // Without a rule that was an error, readers meet data that it used to refuse. Nothing that was accepted is removed.
    if (!after.has(rule.id)) add('ruleRemoved', rule, 'loosened', rule.severity === 'error' ? readers : none)
  }
  return out
}

const modalStrength: Record<string, number> = { 可: 1, 宜: 2, 应: 3 }

/** Clauses that were added, removed or changed. */
export function clauseChanges(old: Record<string, Clause>, next: Record<string, Clause>): Change[] {
  const subject = (number: string, { title }: Clause): Subject => ({
    id: number,
    field: { zh: title ? `${number} ${title.zh}` : number, en: title ? `${number} ${title.en}` : number },
    data: `clauses/${number}`,
    clause: number,
  })
  const out = [
    ...keysMissingIn(old, next).map((number) => toChange('clauseAdded', subject(number, next[number]!), next[number]!.modal ? 'added' : 'annotation', none)),
    ...keysMissingIn(next, old).map((number) => toChange('clauseRemoved', subject(number, old[number]!), old[number]!.modal ? 'removed' : 'annotation', none)),
  ]
  for (const [number, clause] of Object.entries(next)) {
    const was = Object.hasOwn(old, number) ? old[number]! : undefined
    if (!was) continue
    if (was.modal !== clause.modal) {
      const isStronger = (modalStrength[clause.modal ?? ''] ?? 0) > (modalStrength[was.modal ?? ''] ?? 0)
      const params = { old: was.modal, new: clause.modal }
      out.push(toChange('modalChanged', subject(number, clause), isStronger ? 'tightened' : 'loosened', none, params))
    }
    if (canonical(was.text ?? null) !== canonical(clause.text ?? null) || canonical(was.title ?? null) !== canonical(clause.title ?? null)) {
      out.push(toChange('clauseReworded', subject(number, clause), 'annotation', none))
    }
  }
  return out
}
