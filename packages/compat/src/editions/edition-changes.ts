import type { Change, Kind } from '../compare/change.js'
import type { Said, What } from '../compare/sentences.js'
import { sentences } from '../compare/sentences.js'
import { canonical } from '../model/json.js'
import { step } from '../model/pointer.js'
import type { Schema } from '../model/schema.js'
import type { BilingualText } from '../model/text.js'
import type { Clause, Code, Edition, Rule } from './edition.js'

function record(
  what: What,
  id: string,
  kind: Kind,
  breaks: Change['breaks'],
  field: BilingualText,
  data: string,
  said: Partial<Said> = {},
  clause?: string,
): Change {
  return { id: `${what}:${id}`, place: { data }, kind, breaks, ...(clause !== undefined && { clause }), ...sentences[what]({ field, ...said }) }
}

const none = { producers: false, readers: false }
const producers = { producers: true, readers: false }
const readers = { producers: false, readers: true }

export function typeChanges(old: Edition, next: Edition): Change[] {
  const name = (type: string, schema: Schema): BilingualText => {
    const { title, 'x-en': en } = typeof schema === 'boolean' ? {} : (schema as { title?: string; 'x-en'?: string })
    return { zh: title ?? type, en: en ?? type }
  }
  return [
    ...missing(next.types, old.types).map((type) => record('typeAdded', type, 'added', none, name(type, next.types[type]!), '')),
    ...missing(old.types, next.types).map((type) => record('typeRemoved', type, 'removed', producers, name(type, old.types[type]!), '')),
  ]
}

/** Which keys of one record another lacks. */
function missing(of: Record<string, unknown>, from: Record<string, unknown>): string[] {
  return Object.keys(of).filter((key) => !Object.hasOwn(from, key))
}

export function codeChanges(old: Record<string, Code[]>, next: Record<string, Code[]>): Change[] {
  const named = (list: string): BilingualText => ({ zh: list, en: list })
  const out = [
    ...missing(next, old).map((list) => record('listAdded', list, 'added', none, named(list), `codes/${list}`)),
    ...missing(old, next).map((list) => record('listRemoved', list, 'removed', producers, named(list), `codes/${list}`)),
  ]
  for (const list of Object.keys(next).filter((one) => Object.hasOwn(old, one))) {
    const before = new Map(old[list]!.map((code) => [code.code, code]))
    const after = new Map(next[list]!.map((code) => [code.code, code]))
    const put = (what: What, code: string, kind: Kind, breaks: Change['breaks'], said: Partial<Said>) =>
      out.push(record(what, `${list}/${code}`, kind, breaks, named(list), `codes/${list}${step(code)}`, said))
    for (const [code, { zh, en, since = '', until = '' }] of after) {
      const was = before.get(code)
      if (!was) {
        put('codeAdded', code, 'added', readers, { new: code })
        continue
      }
      const { until: ended = '', since: began = '' } = was
      // A day is a text that sorts; without one a code is in force without end.
      if (until !== ended) {
        if (until !== '' && (ended === '' || until < ended)) put('codeEnded', code, 'tightened', producers, { old: code, new: until })
        else put('codeRestored', code, 'loosened', readers, { old: code, new: until })
      }
      if (since !== began)
        put('codeBegins', code, since > began ? 'tightened' : 'loosened', since > began ? producers : readers, { old: code, new: since || '—' })
      if (zh !== was.zh || en !== was.en) put('codeReworded', code, 'annotation', none, { old: code })
    }
    for (const code of before.keys()) if (!after.has(code)) put('codeRemoved', code, 'removed', producers, { old: code })
  }
  return out
}

const order = ['info', 'warning', 'error']

/** A rule is an error or it only advises: data break on the first alone. */
export function ruleChanges(old: Rule[], next: Rule[]): Change[] {
  const out: Change[] = []
  const before = new Map(old.map((rule) => [rule.id, rule]))
  const after = new Map(next.map((rule) => [rule.id, rule]))
  const put = (what: What, { id, title, clause }: Rule, kind: Kind, breaks: Change['breaks'], said: Partial<Said> = {}) =>
    out.push(record(what, id, kind, breaks, title, `rules/${id}`, said, clause))
  for (const rule of next) {
    const was = before.get(rule.id)
    if (!was) {
      const isError = rule.severity === 'error'
      put('ruleAdded', rule, isError ? 'tightened' : 'added', isError ? producers : none, { new: rule.severity })
      continue
    }
    if (was.severity !== rule.severity) {
      const rises = order.indexOf(rule.severity) > order.indexOf(was.severity)
      const toError = rule.severity === 'error'
      const fromError = was.severity === 'error'
      put('severityChanged', rule, toError ? 'tightened' : fromError ? 'loosened' : 'changed', toError ? producers : fromError ? readers : none, {
        old: was.severity,
        new: rule.severity,
        keyword: rises ? 'raised' : 'lowered',
      })
    }
    const words = (['title', 'message', 'clause'] as const).filter((part) => canonical(was[part] ?? null) !== canonical(rule[part] ?? null))
    if (words.length > 0) put('ruleReworded', rule, 'annotation', none, { keyword: words.join('、') })
  }
  for (const rule of old) {
    // Where an error is no longer looked for, readers meet what they were spared; that is no removal of anything accepted.
    if (!after.has(rule.id)) put('ruleRemoved', rule, 'loosened', rule.severity === 'error' ? readers : none)
  }
  return out
}

const force: Record<string, number> = { 可: 1, 宜: 2, 应: 3 }

export function clauseChanges(old: Record<string, Clause>, next: Record<string, Clause>): Change[] {
  const name = (number: string, { title }: Clause): BilingualText => ({
    zh: title ? `${number} ${title.zh}` : number,
    en: title ? `${number} ${title.en}` : number,
  })
  const put = (what: What, number: string, clause: Clause, kind: Kind, said: Partial<Said> = {}) =>
    record(what, number, kind, none, name(number, clause), `clauses/${number}`, said, number)
  const out = [
    ...missing(next, old).map((number) => put('clauseAdded', number, next[number]!, next[number]!.modal ? 'added' : 'annotation')),
    ...missing(old, next).map((number) => put('clauseRemoved', number, old[number]!, old[number]!.modal ? 'removed' : 'annotation')),
  ]
  for (const [number, clause] of Object.entries(next)) {
    const was = Object.hasOwn(old, number) ? old[number]! : undefined
    if (!was) continue
    if (was.modal !== clause.modal) {
      const rises = (force[clause.modal ?? ''] ?? 0) > (force[was.modal ?? ''] ?? 0)
      out.push(put('modalChanged', number, clause, rises ? 'tightened' : 'loosened', { old: was.modal, new: clause.modal }))
    }
    if (canonical(was.text ?? null) !== canonical(clause.text ?? null) || canonical(was.title ?? null) !== canonical(clause.title ?? null)) {
      out.push(put('clauseReworded', number, clause, 'annotation'))
    }
  }
  return out
}
