import type { ExpectedElement, Rule } from '../model/rule.js'
import { isGiven } from './presence.js'

/** An element of a completeness rule. `at` has the default test: that its field is given. */
export type ElementOf<R> = Omit<ExpectedElement<R>, 'given'> & Partial<Pick<ExpectedElement<R>, 'given'>>

interface Completeness<R> extends Omit<Rule<R>, 'elements' | 'check'> {
  elements: readonly ElementOf<R>[]
}

/**
 * A rule that asks a record for elements. What is missing is one finding, with each element as a place; its message may use
 * `{count}`, `{elements}`, and `{present}` and `{of}`: how many of the elements asked for are there.
 */
export function defineCompleteness<R extends object>({ elements: given, ...rule }: Completeness<R>): Rule<R> {
  const elements = given.map((element): ExpectedElement<R> => ({ given: fieldIsGiven(element.at), ...element }))
  return {
    ...rule,
    elements,
    check(record, find, { standard }) {
      // Most records are complete: nothing is allocated for them.
      let complete = true
      for (let i = 0; i < elements.length && complete; i++) complete = elements[i]!.given(record) || !isAsked(elements[i]!, record, standard)
      if (complete) return
      const asked = elements.filter((element) => isAsked(element, record, standard))
      const missing = asked.filter((element) => !element.given(record))
      const places = missing.map((element) => {
        const severity = element.softened?.(record)
        return { at: element.at, clause: element.clause, ...(severity && { severity }) }
      })
      find({ at: '', places, present: asked.length - missing.length, of: asked.length })
    },
  }
}

/** Whether an element is asked of a record checked against `standard`: `service-guide@2.0`. */
export function isAsked<R>({ editions, applies }: ExpectedElement<R>, record: R, standard: string): boolean {
  return (editions === undefined || editions.includes(standard.slice(standard.indexOf('@') + 1))) && (applies === undefined || applies(record))
}

/** Whether there are variants, and every one of them states something. */
export function isInEvery<V>(variants: readonly V[] | undefined, states: (variant: V) => boolean): boolean {
  return variants !== undefined && variants.length > 0 && variants.every(states)
}

function fieldIsGiven<R extends object>(at: string): (record: R) => boolean {
  const name = at.slice(1)
  return (record) => isGiven((record as Record<string, unknown>)[name])
}
