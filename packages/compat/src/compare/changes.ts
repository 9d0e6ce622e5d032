import type { Answer } from '../model/answer.js'
import { canonical, type Json } from '../model/json.js'
import { pointerStep } from '../model/pointer.js'
import type { BilingualText } from '../model/text.js'
import {
  type AppliedSchemas,
  annotationOf,
  declaredProperties,
  flattened,
  followReferences,
  propertySchemas,
  requiredProperties,
  schemasAt,
} from '../read/applied-schemas.js'
import type { LinkedSchema } from '../read/link.js'
import { byWeight, type Change, type Kind } from './change.js'
import type { Pair } from './pair.js'
import { enumValues, keywordText, keywordValue, labelledBranches, nameOf, shortText, valueText } from './schema-text.js'
import { type ChangeType, type SentenceParams, sentences } from './sentences.js'

/** A difference before it becomes a sentence. A direction that is left out is proved. */
interface Difference {
  type: ChangeType
  params?: Partial<SentenceParams>
  /** What was there and what is there now, as data. */
  from?: Json | undefined
  to?: Json | undefined
  /** Where it is left out, it follows from whom the difference breaks. */
  kind?: Kind
  oldInNew?: Answer
  newInOld?: Answer
}

/** The changes found below one field: those from index `from` to before index `to`. */
interface ChangeRange {
  data: string
  from: number
  to: number
}

/** Most further fields that a change lists. */
const maxFurtherFields = 50

/** The field that is visited. */
interface Context {
  /** JSON Pointer of the field in the data. */
  data: string
  field: BilingualText
  clause: string | undefined
}

const wholeRecord: Context = { data: '', field: { zh: '整条记录', en: 'the record' }, clause: undefined }

/** Keywords that are compared part by part, not as a whole. */
const structuralKeywords = new Set('properties additionalProperties items prefixItems required allOf $ref $dynamicRef oneOf unevaluatedItems'.split(' '))

/**
 * Every difference between the two documents of a pair, field by field. A definition that several fields share is reported once, at
 * the first of them. A direction that is not proved as a whole has at least one change that breaks it.
 */
export function changesOf(pair: Pair, oldInNew: Answer, newInOld: Answer): Change[] {
  const changes: Change[] = []
  const seen = new Map<string, ChangeRange | undefined>()
  visit([pair.first], [pair.second], wholeRecord)
  addRemainder()
  return byWeight(changes)

  function visit(old: AppliedSchemas, next: AppliedSchemas, parent: Context): void {
    const context = { ...parent, clause: clauseOf(old, next) ?? parent.clause }
    const ownKey = `${pointersOf(old)}|${pointersOf(next)}`
    if (!seen.has(ownKey)) compareAnnotations(old, next, context)
    seen.set(ownKey, undefined)
    // A shared definition is compared once, but each reference to it may have annotations of its own.
    const [oldTarget, nextTarget] = [old.map(followReferences), next.map(followReferences)]
    const key = `${pointersOf(oldTarget)} → ${pointersOf(nextTarget)}`
    const before = seen.get(key)
    if (before) addFurtherField(before, context.data)
    if (seen.has(key)) return
    seen.set(key, undefined)
    const from = changes.length
    compareRequired(oldTarget, nextTarget, context)
    compareKeywords(oldTarget, nextTarget, context)
    compareProperties(oldTarget, nextTarget, context)
    compareItems(oldTarget, nextTarget, context)
    compareBranches(oldTarget, nextTarget, context)
    seen.set(key, { data: context.data, from, to: changes.length })
  }

  /** Notes that the changes below one field hold below another one as well. */
  function addFurtherField({ data, from, to }: ChangeRange, further: string): void {
    for (const { place } of changes.slice(from, to)) {
      if (!place.data.startsWith(data)) continue
      place.also ??= []
      if (place.also.length < maxFurtherFields) place.also.push(further + place.data.slice(data.length))
    }
  }

  function compareAnnotations(old: AppliedSchemas, next: AppliedSchemas, context: Context): void {
    const keywords = new Set<string>()
    for (const { schema, ignored } of [...flattened(old), ...flattened(next)]) {
      if (typeof schema === 'boolean') continue
      for (const keyword of Object.keys(schema)) if (isForPeople(keyword)) keywords.add(keyword)
      for (const keyword of Object.keys(ignored)) keywords.add(keyword)
    }
    // A keyword that has an effect on one side is compared as such.
    for (const { schema } of [...flattened(old), ...flattened(next)])
      for (const keyword of Object.keys(schema)) if (!isForPeople(keyword)) keywords.delete(keyword)
    if (old.length === 0 || next.length === 0) return
    const changed = [...keywords].filter((keyword) => canonical(annotationOf(old, keyword) ?? null) !== canonical(annotationOf(next, keyword) ?? null))
    if (changed.length === 0) return
    const values = (schemas: AppliedSchemas): Json | undefined =>
      changed.length === 1
        ? (annotationOf(schemas, changed[0]!) as Json | undefined)
        : (Object.fromEntries(changed.flatMap((keyword) => [[keyword, annotationOf(schemas, keyword)]]).filter(([, value]) => value !== undefined)) as Json)
    add(old, next, context, { type: 'annotationChanged', kind: 'annotation', params: { keyword: changed.join('、') }, from: values(old), to: values(next) })
  }

  function compareRequired(old: AppliedSchemas, next: AppliedSchemas, context: Context): void {
    const before = requiredProperties(old)
    const after = requiredProperties(next)
    const contextOf = (name: string) => propertyContext(context, name, propertySchemas(old, name), propertySchemas(next, name))
    for (const name of after.filter((one) => !before.includes(one))) {
      add(old, next, contextOf(name), { type: 'requiredAdded', oldInNew: pair.requires(old, name) })
    }
    for (const name of before.filter((one) => !after.includes(one))) {
      add(old, next, contextOf(name), { type: 'requiredDropped', newInOld: pair.requires(next, name) })
    }
  }

  function compareKeywords(old: AppliedSchemas, next: AppliedSchemas, context: Context): void {
    const keywords = [...new Set([...flattened(old), ...flattened(next)].flatMap((one) => pair.keywords(one)))]
    for (const keyword of keywords) {
      if (structuralKeywords.has(keyword) || pair.keywordKey(flattened(old), keyword) === pair.keywordKey(flattened(next), keyword)) continue
      const answers = keywordAnswers(old, next, keyword)
      if (keyword === 'enum' && keywordText(old, keyword) && keywordText(next, keyword)) compareEnums(old, next, context, answers)
      else addKeyword(old, next, context, keyword, answers)
    }
  }

  /** Adds a keyword that changed. Where it is written the same on both sides, what it refers to has changed. */
  function addKeyword(old: AppliedSchemas, next: AppliedSchemas, context: Context, keyword: string, answers: Pick<Difference, 'oldInNew' | 'newInOld'>): void {
    const before = keywordText(old, keyword)
    const after = keywordText(next, keyword)
    if (before === after) add(old, next, context, { type: 'partChanged', params: { keyword }, ...answers })
    else {
      const values = { from: keywordValue(old, keyword), to: keywordValue(next, keyword) }
      add(old, next, context, { type: 'keywordChanged', params: { keyword, old: before, new: after }, ...values, ...answers })
    }
  }

  function keywordAnswers(old: AppliedSchemas, next: AppliedSchemas, keyword: string): { oldInNew: Answer; newInOld: Answer } {
    return { oldInNew: pair.impliesKeyword(old, flattened(next), keyword), newInOld: pair.impliesKeyword(next, flattened(old), keyword) }
  }

  function compareEnums(old: AppliedSchemas, next: AppliedSchemas, context: Context, { oldInNew, newInOld }: { oldInNew: Answer; newInOld: Answer }): void {
    const before = enumValues(old)
    const after = enumValues(next)
    const removed = [...before].flatMap(([text, value]) => (after.has(text) ? [] : [value]))
    const added = [...after].flatMap(([text, value]) => (before.has(text) ? [] : [value]))
    const texts = (values: Json[]) => values.map(valueText).join('、')
    if (removed.length > 0) add(old, next, context, { type: 'valuesRemoved', params: { old: texts(removed) }, from: removed, oldInNew })
    if (added.length > 0) add(old, next, context, { type: 'valuesAdded', params: { new: texts(added) }, to: added, newInOld })
  }

  function compareProperties(old: AppliedSchemas, next: AppliedSchemas, context: Context): void {
    const before = declaredProperties(old)
    const after = declaredProperties(next)
    for (const name of new Set([...after, ...before])) {
      const oldValue = propertySchemas(old, name)
      const nextValue = propertySchemas(next, name)
      const inner = propertyContext(context, name, oldValue, nextValue)
      if (before.includes(name) && after.includes(name)) visit(oldValue, nextValue, inner)
      else {
        const isNew = after.includes(name)
        add(oldValue, nextValue, inner, {
          type: isNew ? 'propertyAdded' : 'propertyRemoved',
          kind: isNew ? 'added' : 'removed',
          oldInNew: pair.isSubset(oldValue, nextValue),
          newInOld: pair.isSubset(nextValue, oldValue),
        })
      }
    }
    compareAdditionalProperties(old, next, context)
  }

  function compareAdditionalProperties(old: AppliedSchemas, next: AppliedSchemas, context: Context): void {
    const before = schemasAt(old, 'additionalProperties')
    const after = schemasAt(next, 'additionalProperties')
    if (pointersOf(before) === pointersOf(after) && before.length === 0) return
    const oldInNew = pair.isSubset(before, after)
    const newInOld = pair.isSubset(after, before)
    if (oldInNew.answer === 'proved' && newInOld.answer === 'proved') return
    if ([...before, ...after].some(({ schema }) => schema === false)) {
      add(old, next, context, { type: after.some(({ schema }) => schema === false) ? 'closed' : 'opened', oldInNew, newInOld })
    } else visit(before, after, { ...context, data: `${context.data}/*` })
  }

  function compareItems(old: AppliedSchemas, next: AppliedSchemas, context: Context): void {
    const roles = new Set([...flattened(old), ...flattened(next)].flatMap((one) => [...one.children.keys()].filter((role) => role.startsWith('prefixItems/'))))
    for (const role of roles) {
      const index = role.slice('prefixItems/'.length)
      visit(itemSchemas(old, role), itemSchemas(next, role), { ...context, data: `${context.data}/${index}` })
    }
    const before = [...schemasAt(old, 'items'), ...schemasAt(old, 'unevaluatedItems')]
    const after = [...schemasAt(next, 'items'), ...schemasAt(next, 'unevaluatedItems')]
    if (before.length + after.length > 0) {
      visit(before, after, { ...context, data: `${context.data}/*`, field: nameOf([...after, ...before]) ?? context.field })
    }
  }

  function compareBranches(old: AppliedSchemas, next: AppliedSchemas, context: Context): void {
    const before = labelledBranches(old)
    const after = labelledBranches(next)
    if (!before || !after) {
      if (pair.keywordKey(flattened(old), 'oneOf') === pair.keywordKey(flattened(next), 'oneOf')) return
      addKeyword(old, next, context, 'oneOf', keywordAnswers(old, next, 'oneOf'))
      return
    }
    for (const [label, branch] of after) {
      const oldBranch = before.get(label)
      if (oldBranch) visit([oldBranch], [branch], context)
      else add(old, next, context, { type: 'branchAdded', params: { new: label }, to: label, newInOld: pair.impliesKeyword(next, flattened(old), 'oneOf') })
    }
    for (const label of before.keys()) {
      if (after.has(label)) continue
      add(old, next, context, { type: 'branchRemoved', params: { old: label }, from: label, oldInNew: pair.impliesKeyword(old, flattened(next), 'oneOf') })
    }
  }

  /** Adds one change for the directions that are not proved as a whole but that no field breaks. */
  function addRemainder(): void {
    const missing = {
      oldInNew: oldInNew.answer !== 'proved' && !changes.some(({ breaks }) => breaks.producers) ? oldInNew : proved,
      newInOld: newInOld.answer !== 'proved' && !changes.some(({ breaks }) => breaks.readers) ? newInOld : proved,
    }
    const answer = [missing.oldInNew, missing.newInOld].find((one) => one.answer !== 'proved')
    if (!answer) return
    const params = answer.answer === 'refuted' ? { new: shortText(canonical(answer.witness)) } : {}
    add([pair.first], [pair.second], wholeRecord, { type: 'otherwise', params, ...missing })
  }

  function add(old: AppliedSchemas, next: AppliedSchemas, context: Context, difference: Difference): void {
    const { type, params, from, to, kind, oldInNew: forward = proved, newInOld: backward = proved } = difference
    // A direction that is proved as a whole cannot be broken by a part.
    const breaks = {
      producers: forward.answer !== 'proved' && oldInNew.answer !== 'proved',
      readers: backward.answer !== 'proved' && newInOld.answer !== 'proved',
    }
    const effect: Kind = breaks.producers ? (breaks.readers ? 'changed' : 'tightened') : breaks.readers ? 'loosened' : 'annotation'
    const isSameMeaning = kind === undefined && effect === 'annotation' && (type === 'keywordChanged' || type === 'partChanged')
    const { zh, en } = sentences[isSameMeaning ? 'rewritten' : type]({ field: context.field, ...params })
    const undecided = [forward, backward].find(({ answer }) => answer === 'unknown')
    const id = `${type}:${context.data}${params?.keyword ? `:${params.keyword}` : ''}`
    const sameId = changes.filter((change) => change.id === id || change.id.startsWith(`${id}~`)).length
    changes.push({
      id: sameId === 0 ? id : `${id}~${sameId + 1}`,
      place: { data: context.data, ...(old[0] && { old: `#${old[0].pointer}` }), ...(next[0] && { new: `#${next[0].pointer}` }) },
      kind: kind ?? effect,
      breaks,
      ...(context.clause !== undefined && { clause: context.clause }),
      ...(params?.keyword !== undefined && { keyword: params.keyword }),
      ...(from !== undefined && { from }),
      ...(to !== undefined && { to }),
      zh,
      en,
      ...(undecided && { why: undecided.reason }),
    })
  }
}

const proved: Answer = { answer: 'proved', reason: { zh: '', en: '' } }

const pointersOf = (schemas: AppliedSchemas) => schemas.map(({ pointer }) => pointer).join(' ')

const annotationsForPeople = new Set('title description default examples deprecated readOnly writeOnly $comment discriminator'.split(' '))

const isForPeople = (keyword: string) => annotationsForPeople.has(keyword) || keyword.startsWith('x-')

function clauseOf(old: AppliedSchemas, next: AppliedSchemas): string | undefined {
  return (annotationOf(next, 'x-clause') ?? annotationOf(old, 'x-clause')) as string | undefined
}

function propertyContext(context: Context, name: string, old: AppliedSchemas, next: AppliedSchemas): Context {
  return {
    data: `${context.data}${pointerStep(name)}`,
    field: nameOf([...next, ...old]) ?? { zh: name, en: name },
    clause: clauseOf(old, next) ?? context.clause,
  }
}

/** What applies to the item with a role such as `prefixItems/0`: its own schemas, or else those for all items. */
function itemSchemas(schemas: AppliedSchemas, role: string): LinkedSchema[] {
  const own = schemasAt(schemas, role)
  return own.length > 0 ? own : schemasAt(schemas, 'items')
}
