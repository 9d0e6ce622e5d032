/** A member's hit rate is evaluated after so many bytes or values that were not cached. */
const missedBytes = 512 * 1024
const missedValues = 4096

/** Fewer misses say nothing about the hit rate: every value is new once. */
const fewestMisses = 1024

/** Values of a member are cached while at least one lookup in so many is a hit. */
const oneHitIn = 2

/** Records for which a member is bypassed, and after how many records it is looked whether that is over. */
const bypassedRecords = 1 << 16
const checkedEvery = 4096

/**
 * Decides for which members values are cached. Values that hardly ever repeat (a code or an address of each record's own)
 * would take the room of all others without a hit.
 */
export class CacheAdmission {
  /** Lookups by the number of a member. */
  readonly lookups: Int32Array
  private readonly misses: Int32Array
  private readonly bytes: Int32Array
  /** The record from which values are cached again; 0 where they are cached. */
  private readonly bypassedTo: Int32Array
  private records = 0

  constructor(
    members: number,
    private readonly bypass: (member: number, bypassed: boolean) => void,
    /** Called before `lookups` is read: lookups may be added up late. */
    private readonly countLookups: () => void,
  ) {
    this.lookups = new Int32Array(members)
    this.misses = new Int32Array(members)
    this.bytes = new Int32Array(members)
    this.bypassedTo = new Int32Array(members)
  }

  /** Counts a record. */
  record(): void {
    if (++this.records % checkedEvery !== 0) return
    this.countLookups()
    for (const [member, to] of this.bypassedTo.entries()) {
      if (to === 0 || to > this.records) continue
      this.bypassedTo[member] = 0
      this.bypass(member, false)
      this.restart(member)
    }
  }

  /** Counts a value of `size` bytes that was not cached. Returns whether it is to be cached. */
  miss(member: number, size: number): boolean {
    if (this.bypassedTo[member] !== 0) return false
    const { misses, bytes } = this
    misses[member]!++
    bytes[member]! += size
    if (bytes[member]! >= missedBytes || misses[member]! >= missedValues) {
      this.countLookups()
      this.evaluate(member)
    }
    return this.bypassedTo[member] === 0
  }

  /** The cache was cleared. */
  cleared(): void {
    this.countLookups()
    for (const member of this.lookups.keys()) {
      if (this.misses[member]! >= fewestMisses) this.evaluate(member)
      else this.restart(member)
    }
  }

  private evaluate(member: number): void {
    if ((this.lookups[member]! - this.misses[member]!) * oneHitIn < this.lookups[member]!) {
      this.bypassedTo[member] = this.records + bypassedRecords
      this.bypass(member, true)
    }
    this.restart(member)
  }

  private restart(member: number): void {
    this.lookups[member] = this.misses[member] = this.bytes[member] = 0
  }
}
