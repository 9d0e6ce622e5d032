import type { Bundle } from '../bundle/bundle.js'
import { fields } from '../bundle/fields.js'
import type { Field } from '../runtime/field.js'
import { pointerSteps, valueAt } from '../runtime/pointer.js'
import type { Expected } from '../source.js'

/** A case as plain records, before the schemas have judged them. */
export interface CaseDraft {
  it: string
  /** The record type: `service-item/1.0/implementation`; of a data set, that of its first record. */
  schema: string
  instance?: unknown
  /** The records of a data set, in place of the instance. */
  records?: { schema: string; instance: unknown }[]
  profile?: string
  asOf?: string
  /** What is found, by any rule; absent where that is not stated. */
  finds?: Expected[]
}

/**
 * For every field and constraint the smallest violation: the minimal example, with the one branch that is needed from
 * the full example, and one thing wrong in it. The full example uses every field: check/examples.ts holds that.
 */
export function violations(bundle: Bundle, minimal: unknown, full: unknown): CaseDraft[] {
  const table = fields(bundle)
  const pointers = concretePointers(full)
  const cases: CaseDraft[] = []
  const patterns = new Set<string>()
  for (const [at, field] of Object.entries(table)) {
    const found = pointers.get(at)
    if (found === undefined) continue
    const written = field.pattern ?? field.format
    const isNew = written !== undefined && !patterns.has(written)
    if (isNew) patterns.add(written)
    for (const [rule, mutate, where = found, what = rule] of [...mutations(at, field, found, full), ...(isNew ? endings(field, found, full) : [])]) {
      const instance = structuredClone(minimal) as Record<string, unknown>
      graft(instance, full, found)
      mutate(instance)
      cases.push({ it: `refuses ${at || '/'}: ${what}`, schema: bundle.path, instance, finds: [{ rule, at: where }] })
    }
  }
  return cases
}

type Mutation = [rule: string, mutate: (instance: Record<string, unknown>) => void, at?: string, what?: string]

/** Line ends, which some engines ignore behind `$`, and spaces that only some take for white space. */
const unseen = ['\n', '\r\n', '\r', '\u0085', '\u2028', '\u2029', '\u00a0', '\u3000', '\ufeff']

/** The value of the full example with a character behind it that nobody sees, where the pattern or format refuses that. */
function endings({ pattern }: Field, pointer: string, full: unknown): Mutation[] {
  const value = valueAt(full, pointer)
  const isRefused = (text: string) => pattern === undefined || !new RegExp(pattern, 'u').test(text)
  return unseen
    .filter((end) => isRefused(value + end))
    .map((end) => [
      'value-format',
      (instance) => put(instance, pointer, value + end),
      undefined,
      `value-format, ${[...end].map(codePoint).join(' ')} at the end`,
    ])
}

function codePoint(character: string): string {
  return `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
}

function mutations(at: string, field: Field, pointer: string, full: unknown): Mutation[] {
  const out: Mutation[] = []
  const replace = (value: unknown) => (instance: Record<string, unknown>) => put(instance, pointer, value)
  if (field.required) out.push(['field-present', (instance) => put(instance, pointer, undefined)])
  if (at !== '') out.push(['value-type', replace(wrongType(field.type))])
  if (field.type === 'integer') out.push(['value-type', replace(0.5)])
  if (field.values) out.push(['value-in-code-list', replace('notInTheList')])
  if (field.pattern && !new RegExp(field.pattern, 'u').test('?')) out.push(['value-format', replace('?')])
  else if (field.format) out.push(['value-format', replace('?')])
  if (!field.pattern && !field.format) {
    if (field.minLength) out.push(['value-length', replace('')])
    if (field.maxLength) out.push(['value-length', replace('字'.repeat(field.maxLength + 1))])
  }
  if (field.minimum !== undefined) out.push(['value-in-range', replace(field.minimum - 1)])
  if (field.maximum !== undefined) out.push(['value-in-range', replace(field.maximum + 1)])
  if (field.minItems) out.push(['items-count', replace([])])
  if (field.uniqueItems) {
    const items = valueAt(full, pointer) as unknown[]
    out.push(['items-unique', replace([...items, items[0]]), `${pointer}/${items.length}`])
  }
  // The extensions slot is the one open object: any name is allowed in it.
  if (field.type === 'object' && field.element !== 'extensions') {
    out.push(['field-known', (instance) => put(instance, `${pointer}/notAField`, 1), `${pointer}/notAField`])
  }
  return out
}

function wrongType(type: string | undefined): unknown {
  return type === 'string' ? 0 : type === 'array' ? {} : type === 'object' ? 'text' : 'text'
}

/** The first concrete pointer of every field pattern that the example uses. */
export function concretePointers(example: unknown): Map<string, string> {
  const pointers = new Map<string, string>([['', '']])
  const visit = (value: unknown, pattern: string, pointer: string): void => {
    if (!pointers.has(pattern)) pointers.set(pattern, pointer)
    if (Array.isArray(value)) value.forEach((item, i) => visit(item, `${pattern}/*`, `${pointer}/${i}`))
    else if (typeof value === 'object' && value !== null) for (const [key, item] of Object.entries(value)) visit(item, `${pattern}/${key}`, `${pointer}/${key}`)
  }
  visit(example, '', '')
  return pointers
}

/** Copies the top-level member above `pointer` from the full example, where the instance does not have it. */
export function graft(instance: Record<string, unknown>, full: unknown, pointer: string): void {
  if (pointer === '' || valueAt(instance, pointer) !== undefined) return
  const top = pointer.split('/')[1]!
  instance[top] = structuredClone((full as Record<string, unknown>)[top])
}

/** Sets (or with undefined removes) the value at a pointer whose parent exists. */
export function put(root: unknown, pointer: string, value: unknown): void {
  const cut = pointer.lastIndexOf('/')
  const parent = valueAt(root, pointer.slice(0, cut)) as Record<string, unknown> | unknown[] | undefined
  const key = pointerSteps(pointer).at(-1)!
  if (typeof parent !== 'object' || parent === null) throw new Error(`nothing at ${pointer.slice(0, cut) || '/'} to put ${key} into`)
  if (value === undefined) {
    if (Array.isArray(parent)) parent.splice(Number(key), 1)
    else delete parent[key]
  } else if (Array.isArray(parent)) {
    if (key === '-' || Number(key) === parent.length) parent.push(value)
    else parent[Number(key)] = value
  } else parent[key] = value
}
