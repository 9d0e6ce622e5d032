import type { Sample } from './parts.js'

/** What a violation must be found as: the rule, and the pointer in the record it is planted into, or in the record of that number. */
export type Found = readonly [rule: string, at: string, number?: number]

/**
 * Plants one violation and gives back every finding it must cause; undefined where it does not fit the record, which is then
 * untouched. `serial` counts what was planted in the file before: what must be unlike all others takes its number from there.
 */
export type Violation = (record: Sample, number: number, serial: number) => Found[] | undefined

/** A violation that sets one place. */
export function set(rule: string, at: string, value: unknown, found = at): Violation {
  const steps = at.slice(1).split('/')
  const last = steps.pop()!
  return (record) => {
    const holder = steps.reduce((inner, step) => inner[step], record)
    if (value === undefined) delete holder[last]
    else holder[last] = value
    return [[rule, found]]
  }
}

/** A violation that sets several fields. */
export function assign(rule: string, at: string, fields: Sample): Violation {
  return (record) => {
    Object.assign(record, fields)
    return [[rule, at]]
  }
}

// A field whose loss would leave a data-set rule without its whole is never made unsound: what is planted elsewhere must still be found.
const shared = [
  set('field-known', '/sampleField', true),
  set('value-in-code-list', '/handlingKind', 'sample'),
  set('value-type', '/visits', '0'),
  set('value-in-range', '/visits', -1),
  set('value-format', '/serviceHours/periods/0/opens', '9点'),
  set('items-count', '/serviceHours/periods/0/days', []),
  set('value-in-code-list', '/serviceHours/holidays', 'sample'),
  set('items-unique', '/handlingMethods', ['window', 'window'], '/handlingMethods/1'),
]

/** The smallest violations of fields, by record type. */
export const schemaViolations: Readonly<Record<string, readonly Violation[]>> = {
  implementation: [
    ...shared,
    set('field-present', '/results/0/name', undefined),
    set('field-present', '/itemName', undefined),
    set('value-length', '/itemName', ''),
    set('value-type', '/documents', 'sample'),
    set('value-in-range', '/itemVersion', -1),
    set('value-in-code-list', '/riskLevel', 'sample'),
    set('value-in-range', '/statutoryLimit/value', -1),
    set('value-in-code-list', '/resultDelivery/0/method', 'sample'),
    set('items-unique', '/personTopics', ['社会保障', '社会保障'], '/personTopics/1'),
    set('value-format', '/onlineHandlingUrl', '示例'),
  ],
  guide: [...shared, set('value-length', '/summary', ''), set('value-format', '/onlineGuideUrl', '示例'), set('value-type', '/fee', '不收费')],
  outlet: [
    set('field-known', '/sampleField', true),
    set('value-in-code-list', '/outletKind', 'sample'),
    set('value-type', '/standardized', '是'),
    set('value-format', '/openedOn', '2024年1月2日'),
    set('field-present', '/outletName', undefined),
  ],
}
