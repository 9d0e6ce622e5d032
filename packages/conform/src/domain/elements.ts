import type { LegalBasis, TimeLimit } from '@shebiao/schemas/common/1.0'
import type { CatalogueItem, Implementation } from '@shebiao/schemas/service-item/1.0'
import { digest } from '../model/fact-key.js'
import { memoizeList } from './memoize.js'
import { normalizeName, normalizeTitle, writtenForm } from './names.js'

/** The elements of an item that are compared across records. */
export type Element = 'name' | 'type' | 'basis' | 'conditions' | 'flow' | 'methods' | 'materials' | 'limit' | 'mode'

type Item = Partial<
  Pick<
    Implementation,
    'itemName' | 'itemType' | 'legalBasis' | 'acceptanceConditions' | 'processFlow' | 'handlingMethods' | 'materials' | 'promisedLimit' | 'remoteHandlingMode'
  >
>

interface Definition {
  /** The field that holds the element. */
  at: string
  /** The element in the form in which it is compared; undefined if it is not given, so that there is nothing to compare. */
  comparedValue(item: Item): string | undefined
  /** The compared value as the parameter of a message. */
  shown(value: string): unknown
}

const separator = '、'
const separated = '\u001e'
const asText = (value: string): unknown => (value === '' ? { zh: '无', en: 'none' } : value)

const definitions: Record<Element, Definition> = {
  name: { at: '/itemName', comparedValue: ({ itemName }) => itemName && writtenForm(itemName), shown: asText },
  type: { at: '/itemType', comparedValue: ({ itemType }) => itemType, shown: (code) => ({ code, list: 'common/item-type' }) },
  basis: { at: '/legalBasis', comparedValue: ({ legalBasis }) => titlesOf(legalBasis), shown: asText },
  conditions: { at: '/acceptanceConditions', comparedValue: ({ acceptanceConditions }) => conditionsOf(acceptanceConditions), shown: asText },
  flow: { at: '/processFlow', comparedValue: flowOf, shown: asText },
  methods: {
    at: '/handlingMethods',
    comparedValue: ({ handlingMethods }) => methodsOf(handlingMethods),
    shown: (value) => (value === '' ? asText('') : value.split(separator).map((code) => ({ code, list: 'common/handling-method' }))),
  },
  materials: { at: '/materials', comparedValue: ({ materials }) => materialsOf(materials), shown: asText },
  limit: { at: '/promisedLimit', comparedValue: ({ promisedLimit }) => limitOf(promisedLimit), shown: shownLimit },
  mode: {
    at: '/remoteHandlingMode',
    comparedValue: ({ remoteHandlingMode }) => remoteHandlingMode,
    shown: (code) => ({ code, list: 'service-item/remote-handling-mode' }),
  },
}

/** Pointer of the field that holds an element: `/materials`. */
export function fieldOf(element: Element): string {
  return definitions[element].at
}

let last: Item | undefined
let lastValues: Partial<Record<Element, string | undefined>> = {}

/** Returns an element in the form in which it is compared: full-width characters as half-width, no spaces, no book-title marks, lists sorted. */
export function comparedValue(element: Element, item: Item): string | undefined {
  // Several rules ask for the elements of the same item in turn.
  if (item !== last) {
    last = item
    lastValues = {}
  }
  if (!(element in lastValues)) lastValues[element] = definitions[element].comparedValue(item)
  return lastValues[element]
}

/**
 * A compared value without typography, traditional characters and, in the titles of bases, amendments and articles: values that differ
 * in nothing else are the same, written in two ways.
 */
export function normalForm(element: Element, value: string): string {
  if (element === 'name') return normalizeName(value)
  if (element !== 'basis') return value
  return [...new Set(value.split(separator).map(normalizeTitle))].sort().join(separator)
}

/** A compared value as the parameter of a message. */
export function shownValue(element: Element, value: string): unknown {
  return definitions[element].shown(value)
}

const distinctTitles = memoizeList(
  ({ title }: LegalBasis) => title ?? '',
  // Not shortened by `digest`: rules test whether one list contains another.
  (titles) => [...new Set(titles.map((title) => writtenForm(title).replace(/^中华人民共和国/, '')))].sort().join(separator),
)

/**
 * The titles of legal bases in the form in which they are compared; undefined if one has no title.
 */
export function titlesOf(bases: CatalogueItem['legalBasis'] | readonly LegalBasis[]): string | undefined {
  if (!bases || bases.length === 0 || bases.some(({ title }) => !title)) return undefined
  return distinctTitles(bases as readonly LegalBasis[])
}

// The order of materials or conditions does not matter.
const inAnyOrder = (texts: readonly string[]) => digest([...new Set(texts.map(normalizeName))].sort().join(separator))

const conditions = memoizeList(({ text }: { text: string }) => text, inAnyOrder)
const materials = memoizeList(({ name }: { name: string }) => name, inAnyOrder)
const methods = memoizeList((method: string) => method, inAnyOrder)
const steps = memoizeList(
  ({ name }: { name: string }) => name,
  (names) => digest(names.map(normalizeName).join('→')),
)
const names = memoizeList(
  ({ name }: { name: string }) => name,
  (all) => all.map(normalizeName).join(separated),
)

function conditionsOf(list: Item['acceptanceConditions']): string | undefined {
  return list && conditions(list)
}

function materialsOf(list: Item['materials']): string | undefined {
  return list && materials(list)
}

function methodsOf(list: Item['handlingMethods']): string | undefined {
  return list && methods(list)
}

function flowOf({ processFlow }: Item): string | undefined {
  if (!processFlow) return undefined
  const { steps: list, text } = processFlow
  return list && list.length > 0 ? steps(list) : text === undefined ? undefined : digest(normalizeName(text))
}

/** Joins normalized names in their order; `splitNames` splits them. */
export function joinNames(list: readonly { name: string }[]): string {
  return names(list)
}

/** The names that were joined by `joinNames`. */
export function splitNames(joined: string): string[] {
  return joined === '' ? [] : joined.split(separated)
}

function limitOf(limit: TimeLimit | undefined): string | undefined {
  if (!limit || limit.state === 'unknown') return undefined
  return limit.state === 'bounded' ? `${limit.value} ${limit.unit}` : limit.state
}

function shownLimit(value: string): unknown {
  const [amount, unit] = value.split(' ')
  return unit === undefined ? { state: value } : { state: 'bounded', value: Number(amount), unit }
}
