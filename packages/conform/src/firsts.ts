import { byCharacters } from './dataset/places.js'
import { bySource, type Kept } from './gathered.js'

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
    if (!last) return this.most > 0
    return (byCharacters(source, last.finding.source ?? '') || from - last.from || index - last.index) < 0
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

  /** All of them, in their order: the same whatever the order in which they were added. */
  sorted(): Kept[] {
    return this.all().sort(compareKept)
  }
}

function compareKept(a: Kept, b: Kept): number {
  return (
    bySource(a.finding, b.finding) ||
    a.from - b.from ||
    a.index - b.index ||
    byCharacters(a.finding.at, b.finding.at) ||
    byCharacters(a.finding.dataset?.key ?? '', b.finding.dataset?.key ?? '')
  )
}
