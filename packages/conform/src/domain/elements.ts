import type { LegalBasis, TimeLimit } from '@shebiao/schemas/common/1.0'
import type { CatalogueItem, Implementation } from '@shebiao/schemas/service-item/1.0'
import { digest } from '../dataset/pack.js'
import { normalizeName } from './names.js'

/** The elements of an item that are held against each other over records. */
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
  /** The element as it is compared; undefined where it is not given and nothing can be compared. */
  comparedValue(item: Item): string | undefined
  /** The compared value as the parameter of a message. */
  shown(value: string): unknown
}

const separator = '、'
const between = '\u001f'
const separated = '\u001e'
const asText = (value: string): unknown => (value === '' ? { zh: '无', en: 'none' } : value)

const definitions: Record<Element, Definition> = {
  name: { at: '/itemName', comparedValue: ({ itemName }) => itemName && normalizeName(itemName), shown: asText },
  type: { at: '/itemType', comparedValue: ({ itemType }) => itemType, shown: (code) => ({ code, list: 'common/item-type' }) },
  basis: { at: '/legalBasis', comparedValue: ({ legalBasis }) => titlesOf(legalBasis), shown: asText },
  conditions: { at: '/acceptanceConditions', comparedValue: ({ acceptanceConditions }) => list(acceptanceConditions?.map(({ text }) => text)), shown: asText },
  flow: { at: '/processFlow', comparedValue: flowOf, shown: asText },
  methods: {
    at: '/handlingMethods',
    comparedValue: ({ handlingMethods }) => list(handlingMethods),
    shown: (value) => (value === '' ? asText('') : value.split(separator).map((code) => ({ code, list: 'common/handling-method' }))),
  },
  materials: { at: '/materials', comparedValue: ({ materials }) => list(materials?.map(({ name }) => name)), shown: asText },
  limit: { at: '/promisedLimit', comparedValue: ({ promisedLimit }) => limitOf(promisedLimit), shown: shownLimit },
  mode: {
    at: '/remoteHandlingMode',
    comparedValue: ({ remoteHandlingMode }) => remoteHandlingMode,
    shown: (code) => ({ code, list: 'service-item/remote-handling-mode' }),
  },
}

/** Where a record holds an element: `/materials`. */
export function placeOf(element: Element): string {
  return definitions[element].at
}

let last: Item | undefined
let lastValues: Partial<Record<Element, string | undefined>> = {}

/** An element in the form in which it is compared: full and half width alike, no spaces, no book-title marks, lists in order. */
export function comparedValue(element: Element, item: Item): string | undefined {
  // Several rules ask for the elements of one item in turn.
  if (item !== last) {
    last = item
    lastValues = {}
  }
  if (!(element in lastValues)) lastValues[element] = definitions[element].comparedValue(item)
  return lastValues[element]
}

/** A compared value as the parameter of a message. */
export function shownValue(element: Element, value: string): unknown {
  return definitions[element].shown(value)
}

/** The titles of legal bases as they are compared; undefined where one has no title. What the state is called before a law's name makes no other law. */
export function titlesOf(bases: CatalogueItem['legalBasis'] | readonly LegalBasis[]): string | undefined {
  if (!bases || bases.length === 0 || bases.some(({ title }) => !title)) return undefined
  // Not shortened: whether one list holds another is asked.
  return once(`《${bases.map(({ title }) => title).join(between)}`, (whole) => {
    const titles = whole
      .slice(1)
      .split(between)
      .map((title) => normalizeName(title).replace(/^中华人民共和国/, ''))
    return [...new Set(titles)].sort().join(separator)
  })
}

// The order in which materials or conditions are written down is no difference.
function list(texts: readonly string[] | undefined): string | undefined {
  if (!texts) return undefined
  return once(texts.join(between), (whole) => digest([...new Set(whole.split(between).map(normalizeName))].sort().join(separator)))
}

/** Names as they are compared, one after another and none shortened: `namesOf` takes them apart again. */
export function joinedNames(names: readonly string[]): string {
  return names.length === 0 ? '' : once(`≡${names.join(between)}`, (whole) => whole.slice(1).split(between).map(normalizeName).join(separated))
}

/** The names that were joined. */
export function namesOf(joined: string): string[] {
  return joined === '' ? [] : joined.split(separated)
}

function flowOf({ processFlow }: Item): string | undefined {
  if (!processFlow) return undefined
  const { steps, text } = processFlow
  const whole = steps && steps.length > 0 ? steps.map(({ name }) => name).join(between) : text
  return whole === undefined ? undefined : once(`→${whole}`, (written) => digest(written.slice(1).split(between).map(normalizeName).join('→')))
}

const seen = new Map<string, string>()

/** What was worked out for a text before, or now: the same conditions and materials stand in record after record. */
function once(text: string, workOut: (text: string) => string): string {
  let found = seen.get(text)
  if (found === undefined) {
    found = workOut(text)
    // Bounded: of a country's records each may be unlike all others.
    if (seen.size >= 5000) seen.clear()
    seen.set(text, found)
  }
  return found
}

function limitOf(limit: TimeLimit | undefined): string | undefined {
  if (!limit || limit.state === 'unknown') return undefined
  return limit.state === 'bounded' ? `${limit.value} ${limit.unit}` : limit.state
}

function shownLimit(value: string): unknown {
  const [amount, unit] = value.split(' ')
  return unit === undefined ? { state: value } : { state: 'bounded', value: Number(amount), unit }
}
