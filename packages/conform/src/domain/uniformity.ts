import { byCharacters } from '../model/compare.js'
import type { DataProblem, Remember } from '../model/data-rule.js'
import type { Fact, Group } from '../model/fact.js'
import { pack, unpack } from '../model/fact-key.js'
import type { Severity } from '../model/rule.js'
import { comparedValue, type Element, fieldOf, normalForm, shownValue } from './elements.js'
import { rankOf } from './item-codes.js'
import { memoizeList } from './memoize.js'

type Item = Parameters<typeof comparedValue>[1]

const absent = '\u0001'

/** Remembers elements of a record and its level as one fact, for `differences` to compare. */
export function rememberElements(item: Item, elements: readonly Element[], level: string, key: string, remember: Remember, prefix = ''): void {
  let packed = packers.get(elements)
  if (!packed) packers.set(elements, (packed = packer(elements.join())))
  const values: string[] = []
  for (let i = 0; i < elements.length; i++) values.push(comparedValue(elements[i]!, item) ?? absent)
  values.push(level)
  remember(key, packed(values), prefix)
}

// The same elements occur in record after record: each list of values is packed once.
const packers = new Map<readonly Element[], (values: readonly string[]) => string>()

function packer(names: string): (values: readonly string[]) => string {
  return memoizeList(
    (value: string) => value,
    (values) => {
      const level = values.at(-1) ?? ''
      return pack(rankOf(level), level, names, ...values.slice(0, -1))
    },
  )
}

interface Value {
  value: string
  rank: number
  level: string
  fact: Fact
}

/**
 * Yields a problem for each difference among the elements of one key. Parameters: `code`, `element` and `difference`. The value of the
 * highest level present is binding for the levels below it. If that level has several values, none is binding and the difference
 * itself is reported: a majority is no norm. What differs only in how it is written is a remark. `soften` may lower the severity of
 * another value that differs from the binding one; it is given both in their normal forms.
 */
export function* differences({ key, facts }: Group, soften?: (element: Element, found: string, norm: string) => Severity | undefined): Generator<DataProblem> {
  if (facts.length < 2) return
  const code = unpack(key).at(-1)!
  for (const [element, values] of valuesOf(facts)) {
    const byValue = new Map<string, Value[]>()
    for (const value of values) {
      const same = byValue.get(value.value)
      if (same) same.push(value)
      else byValue.set(value.value, [value])
    }
    const distinct = [...byValue.keys()]
    if (distinct.length < 2) continue
    const valuesEqualTo = (value: string) => byValue.get(value)!
    const recordsOf = (value: string) => valuesEqualTo(value).reduce((sum, { fact }) => sum + fact.count, 0)
    const subject = { field: fieldOf(element) }
    const highest = values.reduce((least, { rank }) => Math.min(least, rank), Number.POSITIVE_INFINITY)
    const above = values.filter(({ rank }) => rank === highest)
    const [norm] = above as [Value]
    if (above.every(({ value }) => value === norm.value)) {
      const expected = shownValue(element, norm.value)
      for (const value of distinct) {
        if (value === norm.value) continue
        const found = shownValue(element, value)
        const [own, binding] = [normalForm(element, value), normalForm(element, norm.value)]
        const severity = own === binding ? 'info' : soften?.(element, own, binding)
        yield {
          deviating: valuesEqualTo(value).map(({ fact }) => fact),
          ...(severity && { severity }),
          comparison: { subject, found, norm: { value: expected, level: norm.level, records: recordsOf(norm.value) } },
          code,
          element: subject,
          difference: {
            zh: '“{found}”，{level}为“{expected}”',
            en: '“{found}”, at {level} level “{expected}”',
            with: { found, expected, level: { code: norm.level, list: 'service-item/use-level' } },
          },
        }
      }
    } else {
      const counted = distinct.map((value) => ({ value, records: recordsOf(value) })).sort((a, b) => b.records - a.records)
      const listed = counted.map(({ value, records }) => ({
        zh: '“{value}”{records} 条',
        en: '“{value}” {records} times',
        with: { value: shownValue(element, value), records },
      }))
      const isOne = new Set(distinct.map((value) => normalForm(element, value))).size === 1
      yield {
        deviating: values.map(({ fact }) => fact),
        ...(isOne && { severity: 'info' as const }),
        comparison: { subject, found: listed },
        code,
        element: subject,
        difference: { zh: '各地不一，有 {values}', en: 'it differs from place to place: {values}', with: { values: listed } },
      }
    }
  }
}

/** The values of each element, higher levels first. */
function valuesOf(facts: readonly Fact[]): Map<Element, Value[]> {
  const elements = new Map<Element, Value[]>()
  for (const { fact, count, places } of facts) {
    const [rank, level, names, ...found] = unpack(fact) as [string, string, string, ...string[]]
    for (const [i, element] of (names.split(',') as Element[]).entries()) {
      const value = found[i]!
      if (value === absent) continue
      const locations = places.map((location) => ({ ...location, at: location.at + fieldOf(element) }))
      const entry = { value, rank: Number(rank), level, fact: { fact, count, places: locations } }
      const others = elements.get(element)
      if (others) others.push(entry)
      else elements.set(element, [entry])
    }
  }
  for (const values of elements.values()) values.sort((a, b) => a.rank - b.rank || byCharacters(a.level, b.level) || byCharacters(a.value, b.value))
  return elements
}
