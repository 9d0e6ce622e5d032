import { pattern } from '@shebiao/schemas/runtime'
import type { Finding, ReportedFinding } from '../model/finding.js'

/** Findings of one rule at one repeated field of a record that are listed; the rest are counted. */
const listedPerField = 3

interface Field {
  count: number
  /** The place of the first finding. */
  first: string
  /** The numbers of findings at the same place; absent while every place has one. */
  ats?: Map<string, number>
  last?: ReportedFinding | undefined
}

/** Counts the findings of one record by rule and field, indices aside. */
export class Repeats {
  private readonly byField = new Map<string, Field>()
  private current: Field | undefined

  /** `repeat`: which finding of its rule at its very place it is, from 1; `isExtra`: whether enough of its field are listed. */
  take({ rule, at }: Finding): { repeat: number; isExtra: boolean } {
    const key = `${rule} ${pattern(at)}`
    const field = this.byField.get(key)
    if (!field) {
      this.current = { count: 1, first: at }
      this.byField.set(key, this.current)
      return { repeat: 1, isExtra: false }
    }
    this.current = field
    field.count++
    field.ats ??= new Map([[field.first, 1]])
    const repeat = (field.ats.get(at) ?? 0) + 1
    field.ats.set(at, repeat)
    return { repeat, isExtra: field.count > listedPerField }
  }

  /** Says on the last one listed how many more there are. `listed`: the finding taken last, if it is listed. */
  taken(listed: ReportedFinding | undefined): void {
    const field = this.current!
    if (field.count === listedPerField) field.last = listed
    else if (field.count > listedPerField && field.last) field.last.andMore = (field.last.andMore ?? 0) + 1
  }
}
