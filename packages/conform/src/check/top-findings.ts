import { byCharacters } from '../model/compare.js'
import type { Kept } from './partial-result.js'

/** The first findings of each rule, in the order of files, of their bytes and of records. */
export class Firsts {
  private readonly lists = new Map<string, Kept[]>()

  constructor(
    /** How many of a rule. */
    private readonly most: number,
  ) {}

  /** Whether a finding there is among the first of its rule so far: if not, it never will be. */
  has(rule: string, source: string, from: number, index: number): boolean {
    const list = this.lists.get(rule)
    const last = list?.[this.most - 1]
    return last ? order(source, from, index, last) < 0 : this.most > 0
  }

  /** Adds a finding, if it is among the first. */
  add(one: Kept): void {
    const { most } = this
    const list = this.lists.get(one.finding.rule)
    if (!list) {
      if (most > 0) this.lists.set(one.finding.rule, [one])
      return
    }
    if (list.length >= most) {
      if (compareKept(one, list[most - 1]!) >= 0) return
      list.pop()
    }
    let at = list.length
    while (at > 0 && compareKept(one, list[at - 1]!) < 0) at--
    list.splice(at, 0, one)
  }

  /** All of them, by rule. */
  all(): Kept[] {
    return [...this.lists.values()].flat()
  }
}

/** The order of files, of their bytes and of records: the same whatever the order in which findings were added. */
export function compareKept({ finding, from, index }: Kept, other: Kept): number {
  const { at, dataset } = other.finding
  return order(finding.source ?? '', from, index, other) || byCharacters(finding.at, at) || byCharacters(finding.dataset?.key ?? '', dataset?.key ?? '')
}

/** How a place stands to that of a finding which is kept. */
function order(source: string, from: number, index: number, kept: Kept): number {
  return byCharacters(source, kept.finding.source ?? '') || from - kept.from || index - kept.index
}
