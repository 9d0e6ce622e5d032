import type { Issue, Property, ShapeRule } from './issues.js'
import { escapeStep } from './pointer.js'

// The checks of compiled validators that take more than one comparison.

/** Whether a text has `least` to `most` code points. They are counted only where the number of UTF-16 units does not decide. */
export function lengthWithin(text: string, least: number, most: number): boolean {
  const units = text.length
  // There are never more code points than units, and never fewer than half as many.
  if (units < least || units > 2 * most) return false
  if (units >= 2 * least && units <= most) return true
  let points = units
  for (let i = 1; i < units; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xdc00 && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) {
      points--
      i++
    }
  }
  return points >= least && points <= most
}

const monthDays = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** `full-date` of RFC 3339, section 5.6: `2024-02-29`. */
export function isDate(text: string): boolean {
  return text.length === 10 && dateAt(text)
}

/** `date-time` of RFC 3339, section 5.6: with T and an offset; a leap second only at the end of a day of UTC. */
export function isDateTime(text: string): boolean {
  if (!dateAt(text) || (text.charCodeAt(10) | 32) !== 116 || text.charCodeAt(13) !== 58 || text.charCodeAt(16) !== 58) return false
  const hour = digits(text, 11, 2)
  const minute = digits(text, 14, 2)
  const second = digits(text, 17, 2)
  if (!(hour <= 23 && minute <= 59 && second <= 60)) return false
  let at = 19
  if (text.charCodeAt(at) === 46) {
    do at++
    while (isDigit(text.charCodeAt(at)))
    if (at === 20) return false
  }
  const zone = text.charCodeAt(at)
  if ((zone | 32) === 122) return text.length === at + 1 && (second < 60 || (hour === 23 && minute === 59))
  if ((zone !== 43 && zone !== 45) || text.length !== at + 6 || text.charCodeAt(at + 3) !== 58) return false
  const ahead = digits(text, at + 1, 2)
  const minutesAhead = digits(text, at + 4, 2)
  if (!(ahead <= 23 && minutesAhead <= 59)) return false
  const offset = (zone === 43 ? -1 : 1) * (ahead * 60 + minutesAhead)
  return second < 60 || (hour * 60 + minute + offset + 2 * 1440) % 1440 === 1439
}

function dateAt(text: string): boolean {
  if (text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false
  const year = digits(text, 0, 4)
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  if (!(year >= 0 && month >= 1 && month <= 12 && day >= 1 && day <= monthDays[month]!)) return false
  return month !== 2 || day < 29 || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0))
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57
}

/** The number that `count` digits from an index make, or NaN. */
function digits(text: string, from: number, count: number): number {
  let value = 0
  for (let i = from; i < from + count; i++) {
    const unit = text.charCodeAt(i)
    if (!isDigit(unit)) return Number.NaN
    value = value * 10 + unit - 48
  }
  return value
}

/** Whether every name in `value` is one of `names`. */
export function onlyKnown(value: object, names: ReadonlySet<string>): boolean {
  for (const name in value) if (!names.has(name)) return false
  return true
}

/** Adds the issues of an object's members; where `known` is given, of every other name as well. */
export function findInFields(value: object, at: string, out: Issue[], properties: readonly Property[], known?: ReadonlySet<string>): void {
  for (const [name, step, required, find] of properties) {
    const inner = member(value, name)
    if (inner !== undefined) find?.(inner, at + step, out)
    else if (required) out.push({ rule: 'field-present', at: at + step, params: {} })
  }
  if (!known) return
  for (const name in value) {
    if (!known.has(name)) out.push({ rule: 'field-known', at: `${at}/${escapeStep(name)}`, params: { name, found: (value as Record<string, unknown>)[name] } })
  }
}

/** A member, and not what every object has by that name. */
export function member(value: object, name: string): unknown {
  const inner = (value as Record<string, unknown>)[name]
  // What every object has are functions and its prototype: only they need the second look.
  return (typeof inner === 'function' || name === '__proto__') && !Object.hasOwn(value, name) ? undefined : inner
}

/** Whether `value` is a multiple of `of`, within the precision of binary fractions. */
export function isMultiple(value: number, of: number): boolean {
  return Number.isInteger(value / of)
}

/** Equality of JSON values: the order of members does not count. */
export function equal(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonical(a) === canonical(b))
}

/** Whether no two entries are equal. */
export function distinct(list: readonly unknown[]): boolean {
  // Lists are short: comparing each with each beats a table, until it does not.
  if (list.length > 16) return firstEqual(list).length === 0
  for (let i = 0; i < list.length; i++) {
    const one = list[i]
    if (isGroup(one)) return firstEqual(list).length === 0
    for (let j = 0; j < i; j++) if (one === list[j]) return false
  }
  return true
}

/** Each entry that repeats an earlier one, with the index of the first. */
function firstEqual(list: readonly unknown[]): [repeated: number, first: number][] {
  const out: [number, number][] = []
  const seen = new Map<unknown, number>()
  for (const [i, value] of list.entries()) {
    // A text never begins as the canonical form of a group does: no entry is taken for another of another type.
    const key = isGroup(value) ? `\u0000${canonical(value)}` : value
    const first = seen.get(key)
    if (first === undefined) seen.set(key, i)
    else out.push([i, first])
  }
  return out
}

/** Adds an issue for each entry that repeats an earlier one. */
export function findRepeats(list: readonly unknown[], at: string, out: Issue[]): void {
  for (const [i, first] of firstEqual(list)) out.push({ rule: 'items-unique', at: `${at}/${i}`, params: { first, found: list[i] } })
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

/** One text for all values that are equal. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`
  if (!isGroup(value)) return JSON.stringify(value) ?? 'undefined'
  const group = value as Record<string, unknown>
  return `{${Object.keys(group)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonical(group[key])}`)
    .join()}}`
}

// Of several issues at one pointer the first in this order is the cause: a value of the wrong type has no format to be wrong.
const order: ShapeRule[] = [
  'field-present',
  'field-known',
  'value-type',
  'value-in-code-list',
  'value-format',
  'value-length',
  'value-in-range',
  'items-count',
  'items-unique',
]

/** One issue for each pointer: the cause of the others. */
export function causes(found: Issue[]): Issue[] {
  const byPointer = new Map<string, Issue>()
  for (const issue of found) {
    const known = byPointer.get(issue.at)
    if (!known || order.indexOf(issue.rule) < order.indexOf(known.rule)) byPointer.set(issue.at, issue)
  }
  // The verdict and the list are compiled from one schema: where they differ the compiler is wrong, and the data must not pass.
  if (byPointer.size === 0) throw new Error('refused without an issue')
  return [...byPointer.values()]
}
