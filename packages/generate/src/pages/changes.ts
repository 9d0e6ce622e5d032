import type { Field } from '../runtime/field.js'
import type { RecordInput } from './input.js'
import { fieldPointers, values } from './record.js'
import { escaped, type Site } from './site.js'

/** What a change means to data that conform to the older edition: it may be refused, it may not, or one must look. */
export type Direction = 'tightened' | 'loosened' | 'other'

export interface FieldChange {
  at: string
  direction: Direction
  what: string
  was: string
  now: string
}

export interface RecordChanges {
  added: string[]
  removed: string[]
  changed: FieldChange[]
}

/** How the field table of a record type differs from that of the edition before. */
export function recordChanges(site: Site, before: RecordInput, after: RecordInput): RecordChanges {
  const added = outermost(fieldPointers(after).filter((at) => !before.fields[at]))
  const removed = outermost(fieldPointers(before).filter((at) => !after.fields[at]))
  const changed = fieldPointers(after).flatMap((at) => {
    const [was, now] = [before.fields[at], after.fields[at]]
    return was && now ? fieldChanges(site, at, { field: was, item: before.fields[`${at}/*`] }, { field: now, item: after.fields[`${at}/*`] }) : []
  })
  return { added, removed, changed }
}

// An inner field comes and goes with its parent.
const outermost = (all: string[]): string[] => all.filter((at) => !all.some((one) => at.startsWith(`${one}/`)))

interface Held {
  field: Field
  item: Field | undefined
}

function fieldChanges(site: Site, at: string, was: Held, now: Held): FieldChange[] {
  const { t } = site
  const out: FieldChange[] = []
  const note = (what: string, direction: Direction, a: string, b: string) => out.push({ at, direction, what, was: a || '—', now: b || '—' })
  const asked = ({ field }: Held) => (field.required ? t('必填', 'required') : t('可不填', 'optional'))
  if (was.field.required !== now.field.required) note(t('必填', 'Required'), now.field.required ? 'tightened' : 'loosened', asked(was), asked(now))
  const types = (held: Held) => [held.field.type, held.item?.type].filter(Boolean).join(' ')
  if (types(was) !== types(now)) note(t('类型', 'Type'), 'other', types(was), types(now))
  const direction = joined([compared(was.field, now.field), ...(was.item && now.item ? [compared(was.item, now.item)] : [])])
  if (direction) {
    const lists = (held: Held) => values(site, held.field, held.item)
    const codes = (held: Held) => (held.item?.values ?? held.field.values ?? []).map(escaped).join(' ')
    const same = lists(was) === lists(now)
    note(t('取值', 'Values'), direction, same ? codes(was) : lists(was), same ? codes(now) : lists(now))
  }
  const titles = ({ field }: Held) => escaped(t(field.title, field.en))
  if (titles(was) !== titles(now)) note(t('名称', 'Title'), 'other', titles(was), titles(now))
  return out
}

/** Whether what a field may hold has become less, more or something else; undefined where it is the same. */
function compared(was: Field, now: Field): Direction | undefined {
  const found: (Direction | undefined)[] = []
  const lower = (a = Number.NEGATIVE_INFINITY, b = Number.NEGATIVE_INFINITY) => found.push(b > a ? 'tightened' : b < a ? 'loosened' : undefined)
  const upper = (a = Number.POSITIVE_INFINITY, b = Number.POSITIVE_INFINITY) => found.push(b < a ? 'tightened' : b > a ? 'loosened' : undefined)
  lower(was.minLength, now.minLength)
  lower(was.minimum, now.minimum)
  lower(was.minItems, now.minItems)
  upper(was.maxLength, now.maxLength)
  upper(was.maximum, now.maximum)
  upper(was.maxItems, now.maxItems)
  found.push(set(was.uniqueItems, now.uniqueItems), set(was.pattern, now.pattern), set(was.format, now.format))
  found.push(was.codeList && now.codeList && was.codeList !== now.codeList ? 'other' : among(was.values, now.values))
  return joined(found)
}

function set<T>(was: T | undefined, now: T | undefined): Direction | undefined {
  if (was === now) return undefined
  return was === undefined ? 'tightened' : now === undefined ? 'loosened' : 'other'
}

function among(was: string[] | undefined, now: string[] | undefined): Direction | undefined {
  if (!was || !now) return set(was && true, now && true)
  const lost = was.some((one) => !now.includes(one))
  const gained = now.some((one) => !was.includes(one))
  return lost && gained ? 'other' : lost ? 'tightened' : gained ? 'loosened' : undefined
}

/** Several at once: one direction only where all have it. */
function joined(all: (Direction | undefined)[]): Direction | undefined {
  const found = [...new Set(all.filter((one) => one !== undefined))]
  return found.length > 1 ? 'other' : found[0]
}
