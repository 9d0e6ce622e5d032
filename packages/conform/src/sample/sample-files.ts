import { townshipsAmong, townshipsPerOutlet } from './agencies.js'
import { items } from './items.js'
import type { Sample } from './parts.js'
import { random } from './random.js'
import { blockSize, catalogue, channel, guide, implementation, itemPackage, outlet, processFlow } from './records.js'
import { withUniqueTexts } from './unique-texts.js'

/** One file of the sample: `count` records of a type. Each depends only on its number (from 0) and the seed. */
export interface SampleFile {
  path: string
  standard: string
  type: string
  count: number
  record(number: number): Sample
}

/** Minimum size of a data set: every item has an implementation, a guide and a process flow, and there are outlets, a catalogue, a package and channels. */
export const fewestRecords = 3 * items.length + 15

/**
 * The files of a data set with `records` records in total. The content of a record depends on seed and number, hardly on `records`.
 * `allUnlike`: each record has unique texts.
 */
export function sampleFiles(records: number, seed: number, allUnlike = false): SampleFile[] {
  const item = 'service-item@1.0'
  const guides = Math.max(items.length, Math.floor(records * 0.15))
  const rest = records - 4 - items.length - guides
  // Enough for all townships. Outlets take the place of some implementations, which does not lower the number needed.
  const outlets = Math.max(Math.floor(records * 0.03), Math.ceil(townshipsAmong(4 * Math.ceil(rest / blockSize)) / townshipsPerOutlet))
  const files: SampleFile[] = [
    { path: 'catalogue.ndjson', standard: item, type: 'catalogue', count: 1, record: catalogue },
    { path: 'flows.ndjson', standard: item, type: 'process-flow', count: items.length, record: processFlow },
    { path: 'packages.ndjson', standard: item, type: 'package', count: 1, record: itemPackage },
    { path: 'channels.ndjson', standard: item, type: 'channel', count: 2, record: channel },
    { path: 'outlets.ndjson', standard: 'bank-outlet@1.0', type: 'outlet', count: outlets, record: (number) => outlet(number, seed) },
    { path: 'guides.ndjson', standard: 'service-guide@2.0', type: 'guide', count: guides, record: (number) => guide(number, seed) },
  ]
  return [...(allUnlike ? files.map((file) => withUniqueRecords(file, seed)) : files), implementations(rest - outlets, seed, allUnlike)]
}

/** A file of `count` implementations, for one large file. */
export function implementations(count: number, seed: number, allUnlike = false): SampleFile {
  // Agencies of one pooling area must handle the same items. Those of the last, incomplete block do not, so they state no pooling area.
  const wholeBlocks = Math.floor(count / blockSize)
  const file: SampleFile = {
    path: 'implementations.ndjson',
    standard: 'service-item@1.0',
    type: 'implementation',
    count,
    record: (number) => implementation(number, seed, isPooled(number) && number < wholeBlocks * blockSize),
  }
  return allUnlike ? withUniqueRecords(file, seed) : file
}

/** The file with unique texts in every record. */
function withUniqueRecords(file: SampleFile, seed: number): SampleFile {
  return { ...file, record: (number) => withUniqueTexts(file.record(number), number, random(seed, 0x70000000 + number)) }
}

// Only some blocks state a pooling area: violations that remove an item from an agency need the others.
function isPooled(number: number): boolean {
  return Math.floor(number / blockSize) % 8 < 2
}
