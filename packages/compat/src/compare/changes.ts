import type { Answer } from '../model/answer.js'
import { canonical } from '../model/json.js'
import { step } from '../model/pointer.js'
import type { BilingualText } from '../model/text.js'
import type { Linked } from '../read/link.js'
import { annotation, at, declared, open, property, required, target, type View } from '../read/view.js'
import type { Change, Kind } from './change.js'
import type { Pair } from './pair.js'
import { type Said, sentences, type What } from './sentences.js'
import { byLabel, listed, written } from './written.js'

/** A difference before it is worded. */
interface Difference {
  what: What
  said?: Partial<Said>
  kind?: Kind
  oldInNew?: Answer
  newInOld?: Answer
}

/** The changes that were told below one place. */
interface Told {
  data: string
  from: number
  to: number
}

/** Further places that a change lists. */
const mostPlaces = 50

interface Context {
  data: string
  field: BilingualText
  clause: string | undefined
}

const structural = new Set('properties additionalProperties items prefixItems required allOf $ref oneOf unevaluatedItems'.split(' '))
const silent = new Set(['$schema', '$id', '$anchor', '$vocabulary'])

/** Every difference between the two documents of a pair, field by field; a shared definition is told once, where it is met first. */
export function changesOf(pair: Pair, oldInNew: Answer, newInOld: Answer): Change[] {
  const changes: Change[] = []
  const seen = new Map<string, Told | undefined>()
  visit([pair.first], [pair.second], { data: '', field: { zh: '整条记录', en: 'the record' }, clause: undefined })
  addRemainder()
  return changes

  function visit(old: View, next: View, above: Context): void {
    const context = { ...above, clause: clauseOf(old, next) ?? above.clause }
    if (!seen.has(`${places(old)}|${places(next)}`)) annotations(old, next, context)
    seen.set(`${places(old)}|${places(next)}`, undefined)
    // What fields share is told where it is met first; each reference to it may have words of its own.
    const [was, is] = [old.map(target), next.map(target)]
    const key = `${places(was)} → ${places(is)}`
    const before = seen.get(key)
    if (before) repeat(before, context.data)
    if (seen.has(key)) return
    seen.set(key, undefined)
    const told: Told = { data: context.data, from: changes.length, to: 0 }
    requirements(was, is, context)
    keywords(was, is, context)
    properties(was, is, context)
    items(was, is, context)
    branches(was, is, context)
    seen.set(key, { ...told, to: changes.length })
  }

  /** Notes that what was told of one place holds at another as well. */
  function repeat({ data, from, to }: Told, place: string): void {
    for (const change of changes.slice(from, to)) {
      if (!change.place.data.startsWith(data)) continue
      change.place.also ??= []
      if (change.place.also.length < mostPlaces) change.place.also.push(place + change.place.data.slice(data.length))
    }
  }

  function annotations(old: View, next: View, context: Context): void {
    const names = new Set<string>()
    for (const one of [...open(old), ...open(next)]) {
      if (typeof one.schema !== 'boolean') for (const keyword of Object.keys(one.schema)) if (isWords(keyword) && !silent.has(keyword)) names.add(keyword)
    }
    if (old.length === 0 || next.length === 0) return
    const changed = [...names].filter((keyword) => canonical(annotation(old, keyword) ?? null) !== canonical(annotation(next, keyword) ?? null))
    if (changed.length > 0) put(old, next, context, { what: 'annotationChanged', kind: 'annotation', said: { keyword: changed.join('、') } })
  }

  function requirements(old: View, next: View, context: Context): void {
    const before = required(old)
    const after = required(next)
    const inner = (name: string) => below(context, name, property(old, name), property(next, name))
    for (const name of after.filter((one) => !before.includes(one))) {
      put(old, next, inner(name), { what: 'requiredAdded', oldInNew: pair.requires(old, name), newInOld: proved })
    }
    for (const name of before.filter((one) => !after.includes(one))) {
      put(old, next, inner(name), { what: 'requiredDropped', oldInNew: proved, newInOld: pair.requires(next, name) })
    }
  }

  function keywords(old: View, next: View, context: Context): void {
    const names = [...new Set([...open(old), ...open(next)].flatMap((one) => pair.keywords(one)))]
    for (const keyword of names) {
      if (structural.has(keyword) || pair.keywordText(open(old), keyword) === pair.keywordText(open(next), keyword)) continue
      const difference = { oldInNew: pair.keywordHolds(old, open(next), keyword), newInOld: pair.keywordHolds(next, open(old), keyword) }
      const before = written(old, keyword)
      const after = written(next, keyword)
      if (keyword === 'enum' && before && after) values(old, next, context, difference)
      else put(old, next, context, { what: 'keywordChanged', said: { keyword, old: before, new: after }, ...difference })
    }
  }

  /** Which values of an enum came and which went. */
  function values(old: View, next: View, context: Context, difference: { oldInNew: Answer; newInOld: Answer }): void {
    const before = listed(old)
    const after = listed(next)
    const gone = before.filter((value) => !after.includes(value))
    const come = after.filter((value) => !before.includes(value))
    if (gone.length > 0) put(old, next, context, { what: 'valuesRemoved', said: { old: gone.join('、') }, oldInNew: difference.oldInNew, newInOld: proved })
    if (come.length > 0) put(old, next, context, { what: 'valuesAdded', said: { new: come.join('、') }, oldInNew: proved, newInOld: difference.newInOld })
  }

  function properties(old: View, next: View, context: Context): void {
    const before = declared(old)
    const after = declared(next)
    for (const name of new Set([...after, ...before])) {
      const was = property(old, name)
      const is = property(next, name)
      const inner = below(context, name, was, is)
      if (before.includes(name) && after.includes(name)) visit(was, is, inner)
      else {
        const what = after.includes(name) ? 'propertyAdded' : 'propertyRemoved'
        put(was, is, inner, { what, kind: after.includes(name) ? 'added' : 'removed', oldInNew: pair.subset(was, is), newInOld: pair.subset(is, was) })
      }
    }
    const was = at(old, 'additionalProperties')
    const is = at(next, 'additionalProperties')
    if (places(was) === places(is) && was.length === 0) return
    const oldInNew = pair.subset(was, is)
    const newInOld = pair.subset(is, was)
    if (oldInNew.answer === 'proved' && newInOld.answer === 'proved') return
    if ([...was, ...is].some(({ schema }) => schema === false)) {
      put(old, next, context, { what: is.some(({ schema }) => schema === false) ? 'closed' : 'opened', oldInNew, newInOld })
    } else visit(was, is, { ...context, data: `${context.data}/*` })
  }

  function items(old: View, next: View, context: Context): void {
    const roles = new Set([...open(old), ...open(next)].flatMap((one) => [...one.children.keys()].filter((role) => role.startsWith('prefixItems/'))))
    for (const role of roles) {
      const index = role.slice('prefixItems/'.length)
      visit(item(old, role), item(next, role), { ...context, data: `${context.data}/${index}` })
    }
    const was = [...at(old, 'items'), ...at(old, 'unevaluatedItems')]
    const is = [...at(next, 'items'), ...at(next, 'unevaluatedItems')]
    if (was.length + is.length > 0) visit(was, is, { ...context, data: `${context.data}/*`, field: nameOf([...is, ...was]) ?? context.field })
  }

  /** What a view says of an item: in its place, or for all that have no place of their own. */
  function item(view: View, role: string): Linked[] {
    const own = at(view, role)
    return own.length > 0 ? own : at(view, 'items')
  }

  function branches(old: View, next: View, context: Context): void {
    const text = (view: View) => pair.keywordText(open(view), 'oneOf')
    const was = byLabel(old)
    const is = byLabel(next)
    if (!was || !is) {
      if (text(old) === text(next)) return
      const difference = { oldInNew: pair.keywordHolds(old, open(next), 'oneOf'), newInOld: pair.keywordHolds(next, open(old), 'oneOf') }
      put(old, next, context, { what: 'keywordChanged', said: { keyword: 'oneOf', old: written(old, 'oneOf'), new: written(next, 'oneOf') }, ...difference })
      return
    }
    for (const [label, branch] of is) {
      const before = was.get(label)
      if (before) visit([before], [branch], context)
      else put(old, next, context, { what: 'branchAdded', said: { new: label }, oldInNew: proved, newInOld: pair.keywordHolds(next, open(old), 'oneOf') })
    }
    for (const label of was.keys()) {
      if (!is.has(label))
        put(old, next, context, { what: 'branchRemoved', said: { old: label }, oldInNew: pair.keywordHolds(old, open(next), 'oneOf'), newInOld: proved })
    }
  }

  /** A difference that no single field shows: each direction that does not hold must be told by some record. */
  function addRemainder(): void {
    const missing = {
      oldInNew: oldInNew.answer !== 'proved' && !changes.some(({ breaks }) => breaks.producers) ? oldInNew : proved,
      newInOld: newInOld.answer !== 'proved' && !changes.some(({ breaks }) => breaks.readers) ? newInOld : proved,
    }
    const told = [missing.oldInNew, missing.newInOld].find(({ answer }) => answer !== 'proved')
    if (!told) return
    const text = told.answer === 'refuted' ? canonical(told.witness) : told.reason.zh
    put(
      [pair.first],
      [pair.second],
      { data: '', field: { zh: '整条记录', en: 'the record' }, clause: undefined },
      { what: 'otherwise', said: { new: text }, ...missing },
    )
  }

  function put(old: View, next: View, context: Context, difference: Difference): void {
    const { what, said, kind, oldInNew: forward = proved, newInOld: backward = proved } = difference
    // What the whole proves, no part can break.
    const breaks = {
      producers: forward.answer !== 'proved' && oldInNew.answer !== 'proved',
      readers: backward.answer !== 'proved' && newInOld.answer !== 'proved',
    }
    const effect: Kind = breaks.producers ? (breaks.readers ? 'changed' : 'tightened') : breaks.readers ? 'loosened' : 'annotation'
    const isSameMeaning = kind === undefined && effect === 'annotation' && what === 'keywordChanged'
    const words = { field: context.field, ...said }
    const { zh, en } = sentences[isSameMeaning ? 'rewritten' : what](words)
    const undecided = [forward, backward].find(({ answer }) => answer === 'unknown')
    const id = `${what}:${context.data}${said?.keyword ? `:${said.keyword}` : ''}`
    const same = changes.filter((change) => change.id === id || change.id.startsWith(`${id}~`)).length
    changes.push({
      id: same === 0 ? id : `${id}~${same + 1}`,
      place: { data: context.data, ...(old[0] && { old: `#${old[0].place}` }), ...(next[0] && { new: `#${next[0].place}` }) },
      kind: kind ?? effect,
      breaks,
      ...(context.clause !== undefined && { clause: context.clause }),
      zh,
      en,
      ...(undecided && { why: undecided.reason }),
    })
  }
}

const proved: Answer = { answer: 'proved', reason: { zh: '', en: '' } }

const places = (view: View) => view.map(({ place }) => place).join(' ')

const isWords = (keyword: string) =>
  ['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly', '$comment', 'discriminator'].includes(keyword) ||
  keyword.startsWith('x-')

function clauseOf(old: View, next: View): string | undefined {
  return (annotation(next, 'x-clause') ?? annotation(old, 'x-clause')) as string | undefined
}

function nameOf(view: View): BilingualText | undefined {
  const zh = annotation(view, 'title')
  const en = annotation(view, 'x-en')
  return typeof zh === 'string' ? { zh, en: typeof en === 'string' ? en : zh } : undefined
}

function below(context: Context, name: string, old: View, next: View): Context {
  return { data: `${context.data}${step(name)}`, field: nameOf([...next, ...old]) ?? { zh: name, en: name }, clause: clauseOf(old, next) ?? context.clause }
}
