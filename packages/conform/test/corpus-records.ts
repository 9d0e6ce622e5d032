import { readFileSync } from 'node:fs'
import { planted } from '../src/sample/plant.js'
import { implementations, sampleFiles } from '../src/sample/sample-files.js'

/** A record with its schema and the day of the check. */
export interface Sampled {
  /** `service-item/1.0/implementation` */
  schema: string
  data: Record<string, unknown>
  asOf: string
}

interface Case {
  schema: string
  asOf?: string
  instance?: unknown
  records?: { schema: string; instance: unknown }[]
}

const folder = new URL('../../../schemas/dist/cases/', import.meta.url)
const read = (path: string) => JSON.parse(readFileSync(new URL(path, folder), 'utf8'))

/** Yields the records of the corpus, including examples and the records of data sets, and each example without each of its members in turn. */
export function* corpusRecords(): Generator<Sampled> {
  for (const { file } of read('manifest.json').files as { file: string }[]) {
    // Thousands of records that differ in one value: the validators are held to them, and rules would see the same again and again.
    if (file.startsWith('values/')) continue
    for (const { schema, instance, records, asOf = '2026-01-01' } of read(file) as Case[]) {
      for (const record of records ?? [{ schema, instance }]) {
        if (!isObject(record.instance)) continue
        yield { schema: record.schema, data: record.instance, asOf }
        if (file !== 'examples.json') continue
        for (const name of Object.keys(record.instance)) {
          const { [name]: _, ...data } = record.instance
          yield { schema, data, asOf }
        }
      }
    }
  }
}

/** Yields a few hundred records as `shebiao sample` makes them, valid and invalid. */
export function* sampleRecords(): Generator<Sampled> {
  for (const file of [...sampleFiles(300, 7), implementations(300, 7)]) {
    for (const { record } of planted(file, 7, { schema: 0.05, rule: 0.2, dataset: 0.1 })) {
      yield { schema: `${file.standard.replace('@', '/')}/${file.type}`, data: record, asOf: '2026-01-01' }
    }
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
