import type { Sample } from './parts.js'

/** A finding that a violation must cause: the rule, and the pointer in the record into which it is planted, or in record `number`. */
export type ExpectedFinding = readonly [rule: string, at: string, number?: number]

/**
 * Plants one violation into a record and returns every finding that it must cause. Returns undefined, and leaves the record unchanged,
 * if it does not fit the record. `serial` is the number of violations planted in the file before; it makes planted values unique.
 */
export type Violation = (record: Sample, number: number, serial: number) => ExpectedFinding[] | undefined

/** A violation that sets the value at the pointer `at`, or removes it if `value` is undefined. The finding is expected at `found`. */
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

/** A violation that sets several top-level fields. */
export function assign(rule: string, at: string, fields: Sample): Violation {
  return (record) => {
    Object.assign(record, fields)
    return [[rule, at]]
  }
}

// Fields that a data-set rule needs in every record stay valid; otherwise it could not be assessed, and violations planted elsewhere would not be found.
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

/** Minimal violations of the schemas, by record type. */
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
