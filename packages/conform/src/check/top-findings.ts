import { byCharacters } from '../model/compare.js'
import type { KeptFinding } from './partial-result.js'

/** The first findings under each key (a rule, a file), in the order of files, of their bytes and of records. */
export class TopFindings {
  private readonly lists = new Map<string, KeptFinding[]>()

  constructor(
    /** Findings under a key that are kept. */
    private readonly limit: number,
  ) {}

  /** Whether a finding at this location is among the first under its key so far. If not, it never will be. */
  has(key: string, source: string, from: number, index: number): boolean {
    const list = this.lists.get(key)
    const last = list?.[this.limit - 1]
    return last ? compareLocation(source, from, index, last) < 0 : this.limit > 0
  }

  /** Adds a finding if it is among the first. Returns whether it was added. */
  add(key: string, kept: KeptFinding): boolean {
    const { limit } = this
    if (limit <= 0) return false
    const list = this.lists.get(key)
    if (!list) {
      this.lists.set(key, [kept])
      return true
    }
    const last = list.at(-1)!
    const isLast = compareKept(kept, last) >= 0
    if (list.length >= limit) {
      if (isLast) return false
      list.pop()
    }
    // Findings mostly come in order.
    if (isLast) list.push(kept)
    else list.splice(firstAfter(list, kept), 0, kept)
    return true
  }

  /** All of them, by key. */
  all(): KeptFinding[] {
    return [...this.lists.values()].flat()
  }
}

/** The index of the first finding of an ordered list that comes after another. */
function firstAfter(list: readonly KeptFinding[], kept: KeptFinding): number {
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (compareKept(kept, list[middle]!) < 0) high = middle
    else low = middle + 1
  }
  return low
}

/** Comparator: files, bytes, records, then pointer and key. It does not depend on the order in which findings were added. */
export function compareKept({ finding, from, index }: KeptFinding, other: KeptFinding): number {
  const { at, dataset } = other.finding
  return (
    compareLocation(finding.source ?? '', from, index, other) ||
    byCharacters(finding.at, at) ||
    byCharacters(finding.rule, other.finding.rule) ||
    byCharacters(finding.dataset?.key ?? '', dataset?.key ?? '') ||
    byCharacters(finding.dataset?.facts ?? '', dataset?.facts ?? '')
  )
}

/** Comparator of a location and that of a kept finding. */
function compareLocation(source: string, from: number, index: number, kept: KeptFinding): number {
  return byCharacters(source, kept.finding.source ?? '') || from - kept.from || index - kept.index
}
