import type { Fold, FoldContext } from '../model/data-rule.js'
import type { Context } from '../model/rule.js'

/** The contexts of folds for one division, by the digits of its code that they contain: all, four or two. */
export interface Division {
  whole: FoldContext
  city: FoldContext
  province: FoldContext
}

/** Number of divisions whose contexts are kept. */
const divisionLimit = 500

/** Makes the contexts of folds: one object for all records of a division. */
export class FoldContexts {
  private known = new Map<string | undefined, Division>()

  constructor(private readonly context: Context) {}

  of(region: string | undefined): Division {
    let division = this.known.get(region)
    if (!division) {
      if (this.known.size >= divisionLimit) this.known = new Map()
      this.known.set(region, (division = this.make(region)))
    }
    return division
  }

  private make(region: string | undefined): Division {
    const { context } = this
    if (region === undefined) return { whole: context, city: context, province: context }
    return {
      whole: { ...context, region },
      city: { ...context, region: region.slice(0, 4) },
      province: { ...context, region: region.slice(0, 2) },
    }
  }
}

/** The context of a fold in a division. */
export function foldContextOf({ whole, city, province }: Division, { division }: Fold): FoldContext {
  return division === undefined ? whole : division === 4 ? city : province
}
