import type { Engine } from '../engine/engine.js'
import { typesOf } from '../model/editions.js'
import type { FileReport } from '../model/finding.js'
import { headerOf, type Layout, layout, likelyCause, type TableRow } from '../read/csv.js'
import { type Batch, setRecordType } from './batch.js'
import { detectTable } from './detect.js'
import type { Engines, ExpectedFile } from './engines.js'

/** What is known from the header of a table: the type of its rows and the fields of its columns. */
interface Head {
  layout: Layout
  engine: Engine
}

/** Checks the rows of a table: the first row is the header, all others are records. `stop` is called if the header fits no record type. */
export function takeRows(engines: Engines, file: FileReport, expected: ExpectedFile, batch: Batch, stop: () => void) {
  let head: Head | undefined
  return async (rows: Iterable<TableRow>): Promise<void> => {
    for (const row of rows) {
      if (head) {
        const record = head.layout.record(row)
        if ('problem' in record) batch.problem(record.problem)
        else batch.add(record, head.engine)
      } else {
        head = await readHead(engines, headerOf(row), file, expected, batch)
        // Without a known header the rows are no records.
        if (!head) return stop()
      }
    }
  }
}

async function readHead(engines: Engines, header: string[], file: FileReport, expected: ExpectedFile, { problem }: Batch): Promise<Head | undefined> {
  const candidates =
    expected.standard === undefined
      ? expected.among?.flatMap((name) => typesOf(name, engines.asOf))
      : typesOf(expected.standard, engines.asOf).filter(({ type }) => expected.type === undefined || type === expected.type)
  const [only, ...others] = candidates ?? []
  const detected = async () => (candidates ? detectTable(header, candidates) : engines.onDay(await detectTable(header)))
  const found = only && others.length === 0 ? { entry: only, by: expected.by ?? 'given' } : await detected()
  if (!found) {
    const likely = likelyCause(header)
    const { zh, en } = likely === '' ? { zh: '', en: '' } : likely
    const near = { zh: `：表头 ${header.slice(0, 8).join('、')}${zh}`, en: `: header ${header.slice(0, 8).join(', ')}${en}` }
    problem({ rule: 'record-type-known', at: '', params: { near }, location: { line: 1, column: 1 } })
    return undefined
  }
  const engine = await engines.get(found.entry.standard, found.entry.type, expected.profile)
  setRecordType(file, engine, found.by)
  const known = layout(header, engine.fields)
  known.problems.forEach(problem)
  return known.isKnown ? { layout: known, engine } : undefined
}
