import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { type Fold, type FoldContext, fold, type Part, type Remember } from '../model/data-rule.js'
import type { Element } from './elements.js'
import { fieldOf } from './elements.js'
import { isCurrent, stateFields } from './in-force.js'
import { codeFields, codePart, levelOf } from './item-codes.js'
import { rememberElements } from './uniformity.js'

type Take = (item: Implementation, remember: Remember, context: FoldContext) => void

/**
 * A fold of the implementations that are current on the day of the check. `fields` are the fields that `take` reads besides codes and
 * state. `division` is the number of digits of the division code that it reads (default: the province). `ofCodes` is the part of the
 * item codes that it reads.
 */
export function foldImplementations(fields: readonly string[], take: Take, division: 2 | 4 | 'whole' = 2, ofCodes: Part<Implementation> = codePart): Fold {
  const needs = [...codeFields, ...stateFields, ...fields]
  const part = fields.some((field) => ofCodes.members.includes(field.slice(1))) ? undefined : ofCodes
  return fold<Implementation>(
    'service-item/implementation',
    needs,
    (item, remember, context) => {
      if (isCurrent(item, context.asOf)) take(item, remember, context)
    },
    { ...(division !== 'whole' && { division }), ...(part && { part }) },
  )
}

/**
 * A fold that remembers elements of implementations under a key. `keyOf` returns undefined for those that are not compared;
 * `fields` are the fields that it reads.
 */
export function foldElements(
  elements: readonly Element[],
  fields: readonly string[],
  keyOf: (item: Implementation, context: FoldContext) => string | undefined,
): Fold {
  return foldImplementations([...elements.map(fieldOf), ...fields], (item, remember, context) => {
    const key = keyOf(item, context)
    if (key !== undefined) rememberElements(item, elements, levelOf(item), key, remember)
  })
}
