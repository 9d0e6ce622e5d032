import { Numbers } from '../cache/memo.js'
import type { Fold, Surroundings } from '../model/data-rule.js'
import type { Context } from '../model/rule.js'

/** What folds are given of one division: as many of its digits as matter to them, and numbers of these, 0 where there is none. */
export interface Division {
  whole: Surroundings
  city: Surroundings
  province: Surroundings
  numbers: readonly [whole: number, city: number, province: number]
}

/** What folds are given, by division: made once for all records of one. */
export class Divisions {
  private readonly numbers = new Numbers()
  private known = new Map<string | undefined, Division>()

  constructor(private readonly context: Context) {}

  of(region: string | undefined): Division {
    let division = this.known.get(region)
    if (!division) {
      if (this.known.size >= most) this.known = new Map()
      this.known.set(region, (division = this.make(region)))
    }
    return division
  }

  private make(region: string | undefined): Division {
    const { context, numbers } = this
    if (region === undefined) return { whole: context, city: context, province: context, numbers: [0, 0, 0] }
    const [city, province] = [region.slice(0, 4), region.slice(0, 2)]
    return {
      whole: { ...context, region },
      city: { ...context, region: city },
      province: { ...context, region: province },
      numbers: [numbers.of(region), numbers.of(city), numbers.of(province)],
    }
  }
}

const most = 500

/** What a fold is given of a division. */
export function surroundingsOf({ whole, city, province }: Division, { division }: Fold): Surroundings {
  return division === undefined ? whole : division === 4 ? city : province
}
