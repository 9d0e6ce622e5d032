import { byCharacters } from '../model/compare.js'
import type { KeptFinding } from './partial-result.js'

/** The first findings of each rule, in the order of files, of their bytes and of records. */
export class TopFindings {
  private readonly lists = new Map<string, KeptFinding[]>()

  constructor(
    /** Findings of a rule that are kept. */
    private readonly limit: number,
  ) {}

  /** Whether a finding at this location is among the first of its rule so far. If not, it never will be. */
  has(rule: string, source: string, from: number, index: number): boolean {
    const list = this.lists.get(rule)
    const last = list?.[this.limit - 1]
    return last ? compareLocation(source, from, index, last) < 0 : this.limit > 0
  }

  /** Adds a finding, if it is among the first. */
  add(kept: KeptFinding): void {
    const { limit } = this
    const list = this.lists.get(kept.finding.rule)
    if (!list) {
      if (limit > 0) this.lists.set(kept.finding.rule, [kept])
      return
    }
    if (list.length >= limit) {
      if (compareKept(kept, list[limit - 1]!) >= 0) return
      list.pop()
    }
    let at = list.length
    while (at > 0 && compareKept(kept, list[at - 1]!) < 0) at--
    list.splice(at, 0, kept)
  }

  /** All of them, by rule. */
  all(): KeptFinding[] {
    return [...this.lists.values()].flat()
  }
}

/** Comparator: files, bytes, records, then pointer and key. It does not depend on the order in which findings were added. */
export function compareKept({ finding, from, index }: KeptFinding, other: KeptFinding): number {
  const { at, dataset } = other.finding
  return (
    compareLocation(finding.source ?? '', from, index, other) || byCharacters(finding.at, at) || byCharacters(finding.dataset?.key ?? '', dataset?.key ?? '')
  )
}

/** Comparator of a location and that of a kept finding. */
function compareLocation(source: string, from: number, index: number, kept: KeptFinding): number {
  return byCharacters(source, kept.finding.source ?? '') || from - kept.from || index - kept.index
}
