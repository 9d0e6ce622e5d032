import { isAsked } from '../domain/completeness.js'
import type { Grade } from '../model/finding.js'
import { anyTouched } from '../model/paths.js'
import type { ExpectedElement, Rule, Severity } from '../model/rule.js'
import { softer } from '../model/severity.js'

/** The elements that the rules of a record type ask for, and what a rule needs to tell whether they are there. */
interface Elements {
  rule: Rule
  severityOf(element: ExpectedElement): Severity
}

/**
 * How much of what a record should state is there. Undefined where no rule asks for elements, and where a field that decides what
 * is asked is invalid. `invalidFields`: pointers, without indices, of invalid fields.
 */
export function gradeOf(data: object, lists: readonly Elements[], standard: string, invalidFields: readonly string[]): Grade | undefined {
  if (lists.length === 0 || lists.some(({ rule }) => anyTouched(rule.needs, invalidFields))) return undefined
  const grade: Grade = { must: { met: 0, of: 0 }, should: { met: 0, of: 0 } }
  for (const { rule, severityOf } of lists) {
    for (const element of rule.elements ?? []) {
      if (!isAsked(element, data, standard)) continue
      const severity = softer(severityOf(element), element.softened?.(data))
      const share = severity === 'error' ? grade.must : severity === 'warning' ? grade.should : undefined
      if (!share) continue
      share.of++
      if (element.given(data)) share.met++
    }
  }
  return grade
}
