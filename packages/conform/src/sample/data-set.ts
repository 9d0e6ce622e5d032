import { items } from './items.js'
import { townshipsAmong, townshipsPerOutlet } from './organizations.js'
import type { Sample } from './parts.js'
import { random } from './random.js'
import { block, bundle, catalogue, channel, guide, implementation, outlet, processFlow } from './records.js'
import { unlike } from './unlike.js'

/** One file of the sample: so many records of a type, each made by its number alone. */
export interface SampleFile {
  path: string
  standard: string
  type: string
  count: number
  record(number: number): Sample
}

/** The fewest records in which every item is implemented and has its guide and flow, beside the outlets and the rest. */
export const fewest = 3 * items.length + 15

/**
 * The files of a data set of so many records in all; what a record holds depends on seed and number, hardly on how many there
 * are. `allUnlike` gives each texts of its own.
 */
export function dataSet(records: number, seed: number, allUnlike = false): SampleFile[] {
  const item = 'service-item@1.0'
  const guides = Math.max(items.length, Math.floor(records * 0.15))
  const rest = records - 4 - items.length - guides
  // At least one for every few townships; a few implementations fewer need no fewer outlets.
  const outlets = Math.max(Math.floor(records * 0.03), Math.ceil(townshipsAmong(4 * Math.ceil(rest / block)) / townshipsPerOutlet))
  const files: SampleFile[] = [
    { path: 'catalogue.ndjson', standard: item, type: 'catalogue', count: 1, record: catalogue },
    { path: 'flows.ndjson', standard: item, type: 'process-flow', count: items.length, record: processFlow },
    { path: 'packages.ndjson', standard: item, type: 'package', count: 1, record: bundle },
    { path: 'channels.ndjson', standard: item, type: 'channel', count: 2, record: channel },
    { path: 'outlets.ndjson', standard: 'bank-outlet@1.0', type: 'outlet', count: outlets, record: (number) => outlet(number, seed) },
    { path: 'guides.ndjson', standard: 'service-guide@2.0', type: 'guide', count: guides, record: (number) => guide(number, seed) },
  ]
  return [...(allUnlike ? files.map((file) => madeUnlike(file, seed)) : files), implementations(rest - outlets, seed, allUnlike)]
}

/** Implementations alone, for one large file. */
export function implementations(count: number, seed: number, allUnlike = false): SampleFile {
  // Agencies of one pooling area handle the same items: the last ones, who have only some, state none.
  const whole = Math.floor(count / block)
  const file: SampleFile = {
    path: 'implementations.ndjson',
    standard: 'service-item@1.0',
    type: 'implementation',
    count,
    record: (number) => implementation(number, seed, isPooled(number) && number < whole * block),
  }
  return allUnlike ? madeUnlike(file, seed) : file
}

/** The file with texts of its own in every record. */
function madeUnlike(file: SampleFile, seed: number): SampleFile {
  return { ...file, record: (number) => unlike(file.record(number), number, random(seed, 0x70000000 + number)) }
}

// Few enough that some blocks lie outside, where an item may be taken from an agency.
function isPooled(number: number): boolean {
  return Math.floor(number / block) % 8 < 2
}
