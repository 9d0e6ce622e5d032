import { closeSync, openSync, readSync, writeSync } from 'node:fs'
import { Facts, type FactTable, type Group, partOf, parts, type Row, type Where } from './facts.js'
import { RowWriter, readRow } from './rows.js'

/** Facts that were put away in a file: for each time, where each part begins, and where the last ends. */
export interface Spilled {
  path: string
  names: string[]
  offsets: number[][]
}

/** Facts could not be put away: the disk is full, or the folder is not there. */
export class SpillError extends Error {}

/**
 * A table of facts that takes a bounded part of memory, however many there are: what is over is put away in a file, in parts by
 * rule and key, and in the end brought together part by part. Throws SpillError where it cannot be put away.
 */
export class SpillingFacts implements FactTable {
  private readonly memory = new Facts()
  private readonly taken: Spilled[] = []
  private own: { spilled: Spilled; writer: RowWriter; descriptor: number; size: number } | undefined

  constructor(
    /** Where a file may be made. It is made when the first fact is put away. */
    private readonly path: () => string,
    /** Bytes the facts in memory may take. */
    private readonly budget: number,
  ) {}

  add(rule: string, key: string, fact: string, where: Where, at: string): void {
    this.memory.add(rule, key, fact, where, at)
  }

  join(rows: Iterable<Row>): void {
    for (const row of rows) {
      this.memory.join([row])
      this.relieve()
    }
  }

  relieve(): void {
    if (this.memory.weight > this.budget) this.putAway()
  }

  /** Everything, for another table to take: rows where all is in memory, else the file in which all is put away. */
  handOver(): { rows: Row[] } | { spilled: Spilled } {
    return this.own ? { spilled: this.putAway() } : { rows: [...this.memory.rows()] }
  }

  /** Takes what another table put away. */
  take(spilled: Spilled): void {
    this.taken.push(spilled)
  }

  *groups(ordered = false): Generator<Group & { rule: string }> {
    if (!this.own && this.taken.length === 0) return yield* this.memory.groups(ordered)
    const all = [this.putAway(), ...this.taken]
    const descriptors = all.map(({ path }) => openSync(path, 'r'))
    try {
      for (let part = 0; part < parts; part++) {
        const table = new Facts()
        for (const [i, { offsets, names }] of all.entries()) {
          for (const one of offsets) table.join(rowsBetween(descriptors[i]!, one[part]!, one[part + 1]!, names))
        }
        yield* table.groups(ordered)
      }
    } finally {
      descriptors.forEach(closeSync)
    }
  }

  private putAway(): Spilled {
    const own = (this.own ??= this.begin())
    const byPart: Row[][] = Array.from({ length: parts }, () => [])
    for (const row of this.memory.rows()) byPart[partOf(row.rule, row.key)]!.push(row)
    const offsets = [own.size]
    for (const rows of byPart) {
      if (rows.length > 0) own.size += this.write(`${rows.map((row) => own.writer.write(row)).join('\n')}\n`, own)
      offsets.push(own.size)
    }
    own.spilled.offsets.push(offsets)
    this.memory.clear()
    return own.spilled
  }

  private begin() {
    try {
      const spilled: Spilled = { path: this.path(), names: [], offsets: [] }
      return { spilled, writer: new RowWriter((name) => spilled.names.push(name)), descriptor: openSync(spilled.path, 'w'), size: 0 }
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
  }

  private write(text: string, { descriptor, size }: { descriptor: number; size: number }): number {
    const bytes = Buffer.from(text)
    try {
      for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done, bytes.length - done, size + done)
    } catch (error) {
      throw new SpillError((error as Error).message)
    }
    return bytes.length
  }
}

function* rowsBetween(descriptor: number, from: number, to: number, names: readonly string[]): Generator<Row> {
  if (from === to) return
  const bytes = Buffer.allocUnsafe(to - from)
  for (let done = 0; done < bytes.length; ) {
    const size = readSync(descriptor, bytes, done, bytes.length - done, from + done)
    if (size === 0) throw new SpillError('facts that were put away are gone')
    done += size
  }
  for (const line of bytes.toString('utf8').split('\n')) if (line !== '') yield readRow(line, names)
}
