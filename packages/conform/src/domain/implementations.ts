import type { Implementation } from '@shebiao/schemas/service-item/1.0'
import { type Fold, type FoldContext, fold, type Part, type Remember } from '../model/data-rule.js'
import type { Element } from './elements.js'
import { placeOf } from './elements.js'
import { isCurrent, stateFields } from './in-force.js'
import { codeFields, codePart, levelOf } from './item-codes.js'
import { rememberElements } from './uniformity.js'

type Take = (item: Implementation, remember: Remember, surroundings: FoldContext) => void

/**
 * A fold of the implementations that hold on the day of the check; `fields` are read beside codes and state. Of the division
 * it is given the first digits: those of the province where nothing else is said. Of the codes `ofCodes` alone matters to it.
 */
export function foldImplementations(fields: readonly string[], take: Take, division: 2 | 4 | 'whole' = 2, ofCodes: Part<Implementation> = codePart): Fold {
  const needs = [...codeFields, ...stateFields, ...fields]
  const part = fields.some((field) => ofCodes.members.includes(field.slice(1))) ? undefined : ofCodes
  return fold<Implementation>(
    'service-item/implementation',
    needs,
    (item, remember, surroundings) => {
      if (isCurrent(item, surroundings.asOf)) take(item, remember, surroundings)
    },
    { ...(division !== 'whole' && { division }), ...(part && { part }) },
  )
}

/** A fold of the elements of implementations by a key, which is undefined for those that are not compared. */
export function foldElements(
  elements: readonly Element[],
  fields: readonly string[],
  keyOf: (item: Implementation, surroundings: FoldContext) => string | undefined,
): Fold {
  return foldImplementations([...elements.map(placeOf), ...fields], (item, remember, surroundings) => {
    const key = keyOf(item, surroundings)
    if (key !== undefined) rememberElements(item, elements, levelOf(item), key, remember)
  })
}
