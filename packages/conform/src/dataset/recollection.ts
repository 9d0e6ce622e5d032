import type { Property } from '@shebiao/schemas/runtime'
import { Memo, numbersOf } from '../memo.js'
import { membersRead } from '../reads.js'
import type { Fold, Part, Remember, Surroundings } from './data-rule.js'
import type { Entry, FactTable } from './facts.js'
import type { Where } from './places.js'

/** What a fold remembered of a record. */
interface Remembered {
  key: string
  fact: string
  at: string
  entry: Entry
}

interface Recalled {
  /** The epoch of the table that its entries are of. */
  epoch: number
  facts: Remembered[]
}

/** Numbers of texts that are never used again. */
class Numbers {
  private readonly known = new Map<string, number>()
  private last = 0

  of(text: string): number {
    let number = this.known.get(text)
    if (number === undefined) {
      if (this.known.size >= most) this.known.clear()
      this.known.set(text, (number = ++this.last))
    }
    return number
  }
}

const most = 50_000
const texts = new Numbers()
// Many folds in turn ask for the same part of one record.
let lastPart: Part | undefined
let lastRecord: unknown
let lastNumber = 0

function numberOf(part: Part | undefined, record: unknown): number {
  if (!part) return 0
  if (part !== lastPart || record !== lastRecord) {
    lastPart = part
    lastRecord = record
    lastNumber = texts.of(part.text(record))
  }
  return lastNumber
}

/** One fold over records whose members were met before: what it remembered of the same values is remembered again, without it. */
export class Recollection {
  private readonly memo: Memo<Recalled>
  private readonly beside = [0, 0]
  private facts: Remembered[] = []
  private where: Where | undefined
  private table: FactTable | undefined
  private readonly remember: Remember = (key, fact, at = '') => {
    const entry = this.table!.add(this.rule, key, fact, this.where!, at)
    this.facts.push({ key, fact, at, entry })
  }

  /** `members` are those of the record type, `names` those of them that the fold reads. */
  constructor(
    private readonly rule: string,
    private readonly fold: Fold,
    names: readonly string[],
    members: readonly Property[],
  ) {
    const own = names.filter((name) => !fold.part?.members.includes(name))
    this.memo = new Memo(numbersOf(own, members), 2)
  }

  take(record: unknown, ids: readonly number[], surroundings: Surroundings, where: Where, table: FactTable): void {
    this.beside[0] = surroundings.region === undefined ? 0 : texts.of(surroundings.region)
    this.beside[1] = numberOf(this.fold.part, record)
    const recalled = this.memo.recall(ids, this.beside)
    if (!recalled) this.run(record, surroundings, where, table)
    else if (recalled.epoch === table.epoch) for (const { entry, at } of recalled.facts) table.again(entry, where, at)
    else {
      for (const one of recalled.facts) one.entry = table.add(this.rule, one.key, one.fact, where, one.at)
      recalled.epoch = table.epoch
    }
  }

  private run(record: unknown, surroundings: Surroundings, where: Where, table: FactTable): void {
    this.where = where
    this.table = table
    this.facts = []
    this.fold.facts(record, this.remember, surroundings)
    this.memo.keep({ epoch: table.epoch, facts: this.facts })
  }
}

/** The recollection of a fold; none where it looks at records as wholes, or their members are not judged one by one. */
export function recollectionOf(rule: string, fold: Fold, members: readonly Property[] | undefined): Recollection | undefined {
  const names = membersRead(fold)
  return members && names !== 'all' ? new Recollection(rule, fold, names, members) : undefined
}
