import type { Fold, FoldContext } from '../model/data-rule.js'
import type { Context } from '../model/rule.js'

/** What folds are given of one division: as many of its digits as matter to them. */
export interface Division {
  whole: FoldContext
  city: FoldContext
  province: FoldContext
}

/** Divisions that are kept at once. */
const divisionLimit = 500

/** What folds are given of divisions: one object for all records of a division. */
export class Divisions {
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

/** What a fold is given of a division. */
export function foldContextOf({ whole, city, province }: Division, { division }: Fold): FoldContext {
  return division === undefined ? whole : division === 4 ? city : province
}
