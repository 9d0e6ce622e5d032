import type { TimeLimit } from '@shebiao/schemas/common/1.0'

interface Promising {
  promisedLimit?: TimeLimit
  variants?: readonly { promisedLimit?: TimeLimit }[]
}

/** The promised limits of an item and of its variants, each with its pointer. */
export function promisesOf({ promisedLimit, variants = [] }: Promising): { at: string; promised: TimeLimit }[] {
  const found = promisedLimit ? [{ at: '/promisedLimit', promised: promisedLimit }] : []
  for (const [i, variant] of variants.entries()) if (variant.promisedLimit) found.push({ at: `/variants/${i}/promisedLimit`, promised: variant.promisedLimit })
  return found
}
