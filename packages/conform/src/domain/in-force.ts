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
export function isCurrent({ itemState, plannedEffectiveOn, plannedCancelOn }: Stated, asOf: string): boolean {
  return itemState !== 'cancelled' && isInForce({ effectiveFrom: plannedEffectiveOn, effectiveTo: plannedCancelOn }, asOf)
}
