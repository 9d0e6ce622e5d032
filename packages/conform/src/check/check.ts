import { DataSet } from '../dataset/data-set.js'
import { profileOf } from '../model/editions.js'
import type { Report } from '../model/finding.js'
import { version } from '../model/version.js'
import type { ReadRecord } from '../read/record.js'
import { dataRules } from '../rules/dataset/index.js'
import { Collector } from './collector.js'
import { concludeDataSet } from './conclude-data-set.js'
import { Engines } from './engines.js'
import { type CheckOptions, settle } from './options.js'

/**
 * Checks data in memory: one record, or an array of records as `checkDataset` does. Findings have JSON Pointers but no lines or
 * columns. Works in Node and in browsers; nothing is fetched. Throws UnknownError for a standard, record type or profile that does
 * not exist.
 */
export async function check(data: unknown, options: CheckOptions = {}): Promise<Report> {
  return Array.isArray(data) ? checkDataset(data, options) : checkRecords([data], options, () => '')
}

/**
 * Checks records in memory, each by itself and all as one data set, in one pass. `at` of a finding begins with the index of its
 * record, from 0: `/0/itemName`. Throws UnknownError for a standard, record type or profile that does not exist.
 */
export async function checkDataset(records: Iterable<unknown> | AsyncIterable<unknown>, options: CheckOptions = {}): Promise<Report> {
  return checkRecords(records, options, (i) => `/${i}`)
}

async function checkRecords(records: Iterable<unknown> | AsyncIterable<unknown>, options: CheckOptions, prefixOf: (i: number) => string): Promise<Report> {
  const settled = settle(options)
  const { baseline } = options
  const collector = new Collector({ version, ...settled, knownData: baseline?.dataset })
  const file = collector.file({ source: 'memory', format: 'memory', encoding: '-' }, { known: baseline && (baseline.files.memory ?? []) })
  const engines = new Engines(settled.asOf)
  const dataset = new DataSet(dataRules, settled.asOf)
  if (options.profile !== undefined) profileOf(options.profile)
  let i = 0
  for await (const data of records) {
    // Data in memory have no lines: the locations are removed from the report below.
    const record: ReadRecord = { data, prefix: prefixOf(i++), problems: [], locate: () => ({ line: 1, column: 1 }) }
    const found = engines.known(record, options) ?? (await engines.forRecord(data, options))
    if (!found) {
      collector.unassessed(file, record, [{ rule: 'record-type-known', at: '', params: { near: '' } }], options.waivers)
      continue
    }
    file.standard ??= found.engine.standard
    file.type ??= found.engine.type
    file.detectedBy ??= found.by
    const checked = found.engine.check(data)
    collector.record(file, record, found.engine, checked, [...(options.waivers ?? []), ...found.engine.waivers])
    dataset.fold(found.engine, record, checked, file, i)
  }
  const waived = options.profile === undefined ? [] : profileOf(options.profile).waivers
  collector.waive(file, [...(options.waivers ?? []), ...waived])
  await concludeDataSet(dataset, collector)
  collector.close()
  const report = collector.report()
  for (const finding of report.findings) {
    for (const location of [finding, ...(finding.dataset?.places ?? [])]) {
      delete location.line
      delete location.column
    }
  }
  return report
}
