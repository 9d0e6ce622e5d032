/** Whether a day is within a period from its first to its last day. A missing day means no bound. */
export function isInForce({ effectiveFrom, effectiveTo }: { effectiveFrom?: string | undefined; effectiveTo?: string | undefined }, asOf: string): boolean {
  return (effectiveFrom === undefined || effectiveFrom <= asOf) && (effectiveTo === undefined || asOf <= effectiveTo)
}

/** The fields that `isCurrent` reads. */
export const stateFields: readonly string[] = ['/itemState', '/plannedEffectiveOn', '/plannedCancelOn']

interface ItemState {
  itemState?: string
  plannedEffectiveOn?: string
  plannedCancelOn?: string
}

/** Whether a record of an item is current on a day: not cancelled, and neither a future version nor one that has ended. */
export function isCurrent(item: ItemState, asOf: string): boolean {
  // A dozen rules ask about the same item in turn.
  if (item === last && asOf === lastDay) return lastAnswer
  const { itemState, plannedEffectiveOn, plannedCancelOn } = item
  last = item
  lastDay = asOf
  lastAnswer = itemState !== 'cancelled' && isInForce({ effectiveFrom: plannedEffectiveOn, effectiveTo: plannedCancelOn }, asOf)
  return lastAnswer
}

let last: ItemState | undefined
let lastDay = ''
let lastAnswer = false
