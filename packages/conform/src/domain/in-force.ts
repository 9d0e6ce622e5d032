/** Whether something with a first and a last day is in force on a day; without either it is. */
export function isInForce({ effectiveFrom, effectiveTo }: { effectiveFrom?: string | undefined; effectiveTo?: string | undefined }, asOf: string): boolean {
  return (effectiveFrom === undefined || effectiveFrom <= asOf) && (effectiveTo === undefined || asOf <= effectiveTo)
}

/** The fields that say whether an item is current. */
export const stateFields: readonly string[] = ['/itemState', '/plannedEffectiveOn', '/plannedCancelOn']

interface Stated {
  itemState?: string
  plannedEffectiveOn?: string
  plannedCancelOn?: string
}

/** Whether a record of an item is the one that holds on a day: not cancelled, and neither a version to come nor one that has ended. */
export function isCurrent(item: Stated, asOf: string): boolean {
  // A dozen rules ask of one item in turn.
  if (item === last && asOf === lastDay) return lastAnswer
  const { itemState, plannedEffectiveOn, plannedCancelOn } = item
  last = item
  lastDay = asOf
  lastAnswer = itemState !== 'cancelled' && isInForce({ effectiveFrom: plannedEffectiveOn, effectiveTo: plannedCancelOn }, asOf)
  return lastAnswer
}

let last: Stated | undefined
let lastDay = ''
let lastAnswer = false
