/** Bytes and values of a name that were not met before, after which it is looked whether it is worth keeping more of them. */
const mostBytes = 512 * 1024
const mostValues = 4096

/** Fewer tell nothing: whatever comes again in the end is new at first. */
const fewest = 1024

/** Worth keeping are values of which one in so many was met before. */
const oneIn = 2

/** Records for which the values of a name are passed over, and after how many it is looked whose time is over. */
const recordsPassed = 1 << 16
const recordsBetween = 4096

/**
 * Of which names it is worth keeping the values. Those that hardly ever come again (a code or an address of each record's own)
 * would take the room of all others, and be found by none.
 */
export class Worth {
  /** By the number of a name, how often it was met. */
  readonly met: Int32Array
  private readonly misses: Int32Array
  private readonly bytes: Int32Array
  /** The record from which values are kept again; 0 where they are kept. */
  private readonly passedTo: Int32Array
  private records = 0

  /** `count` is called before it is looked at how often names were met. */
  constructor(
    names: number,
    private readonly pass: (name: number, passed: boolean) => void,
    private readonly count: () => void,
  ) {
    this.met = new Int32Array(names)
    this.misses = new Int32Array(names)
    this.bytes = new Int32Array(names)
    this.passedTo = new Int32Array(names)
  }

  /** Another record begins. */
  record(): void {
    if (++this.records % recordsBetween !== 0) return
    this.count()
    for (const [name, to] of this.passedTo.entries()) {
      if (to === 0 || to > this.records) continue
      this.passedTo[name] = 0
      this.pass(name, false)
      this.beginOf(name)
    }
  }

  /** A value of a name was not met before. Says whether it is to be kept. */
  missed(name: number, size: number): boolean {
    if (this.passedTo[name] !== 0) return false
    const { misses, bytes } = this
    misses[name]!++
    bytes[name]! += size
    if (bytes[name]! >= mostBytes || misses[name]! >= mostValues) {
      this.count()
      this.settle(name)
    }
    return this.passedTo[name] === 0
  }

  /** All values were let go. */
  begin(): void {
    this.count()
    for (const name of this.met.keys()) {
      if (this.misses[name]! >= fewest) this.settle(name)
      else this.beginOf(name)
    }
  }

  private settle(name: number): void {
    if ((this.met[name]! - this.misses[name]!) * oneIn < this.met[name]!) {
      this.passedTo[name] = this.records + recordsPassed
      this.pass(name, true)
    }
    this.beginOf(name)
  }

  private beginOf(name: number): void {
    this.met[name] = this.misses[name] = this.bytes[name] = 0
  }
}
