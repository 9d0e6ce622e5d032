import { byCharacters } from '../model/compare.js'
import { normalPath } from '../model/file-path.js'
import type { ReportedFinding } from '../model/finding.js'

/** Findings of one rule at one place of records with one key that were there before. */
export interface KnownFinding {
  rule: string
  /** The key of the record; absent if it has none. */
  record?: string
  at: string
  /** How many. Default: 1. */
  count?: number
}

/** Findings over many records that were there before. */
export interface KnownDataFinding {
  rule: string
  key: string
  facts: string
  count?: number
}

/** Findings that were there before. Lines are not in it: they shift. */
export interface Baseline {
  shebiaoBaseline: 1
  /** By path, relative to the folder of the baseline. */
  files: Record<string, KnownFinding[]>
  dataset: KnownDataFinding[]
}

/** Known findings of one file, or of the data set, that were not met yet. Of equal ones the first are known. */
export class KnownFindings {
  private readonly left = new Map<string, number>()

  constructor(known: readonly (KnownFinding | KnownDataFinding)[] = []) {
    for (const one of known) this.left.set(keyOfKnown(one), (this.left.get(keyOfKnown(one)) ?? 0) + (one.count ?? 1))
  }

  get size(): number {
    return this.left.size
  }

  /** Whether a finding is known. Each is known as often as the baseline has it. */
  take(known: KnownFinding | KnownDataFinding): boolean {
    const key = keyOfKnown(known)
    const left = this.left.get(key) ?? 0
    if (left > 0) this.left.set(key, left - 1)
    return left > 0
  }

  /** How many were not met. */
  unmet(): number {
    let sum = 0
    for (const left of this.left.values()) sum += left
    return sum
  }
}

function keyOfKnown(known: KnownFinding | KnownDataFinding): string {
  return 'key' in known ? JSON.stringify([known.rule, known.key, known.facts]) : JSON.stringify([known.rule, known.record ?? '', known.at])
}

/** Counts findings into a baseline. */
export class BaselineBuilder {
  private readonly files = new Map<string, Map<string, KnownFinding & { count: number }>>()
  private readonly dataset = new Map<string, KnownDataFinding & { count: number }>()

  /** Adds a finding that is not waived. `path`: of its file, as the baseline names it. */
  add({ rule, at, record, places, dataset }: ReportedFinding, path: string): void {
    if (dataset) {
      count(this.dataset, { rule, key: dataset.key, facts: dataset.facts })
      return
    }
    const file = normalPath(path)
    if (!this.files.has(file)) this.files.set(file, new Map())
    // Each place is known by itself, so that one which comes later is new.
    for (const place of places ? places.map(({ inRecord }) => inRecord) : [record?.at ?? at])
      count(this.files.get(file)!, { rule, ...(record?.key !== undefined && { record: record.key }), at: place })
  }

  /** The baseline, in an order that does not depend on that of the findings. */
  baseline(): Baseline {
    const files = [...this.files].sort(([a], [b]) => byCharacters(a, b))
    return { shebiaoBaseline: 1, files: Object.fromEntries(files.map(([path, known]) => [path, sorted(known)])), dataset: sorted(this.dataset) }
  }
}

function count<K extends KnownFinding | KnownDataFinding>(counts: Map<string, K & { count: number }>, known: K): void {
  const key = keyOfKnown(known)
  const found = counts.get(key)
  if (found) found.count++
  else counts.set(key, { ...known, count: 1 })
}

function sorted<K extends { count: number }>(known: Map<string, K>): (Omit<K, 'count'> & { count?: number })[] {
  return [...known].sort(([a], [b]) => byCharacters(a, b)).map(([, { count: number, ...rest }]) => ({ ...rest, ...(number > 1 && { count: number }) }))
}

/** A baseline as text: one line a finding, so that a review sees what comes and goes. */
export function formatBaseline({ files, dataset }: Baseline): string {
  const list = (known: readonly object[], indent: string) =>
    known.length === 0 ? '[]' : `[\n${known.map((one) => `${indent}  ${JSON.stringify(one)}`).join(',\n')}\n${indent}]`
  const byFile = Object.entries(files).map(([path, known]) => `    ${JSON.stringify(path)}: ${list(known, '    ')}`)
  return `{\n  "shebiaoBaseline": 1,\n  "files": ${byFile.length === 0 ? '{}' : `{\n${byFile.join(',\n')}\n  }`},\n  "dataset": ${list(dataset, '  ')}\n}\n`
}

/** Parses a baseline. Returns what is wrong with it if it is none. */
export function parseBaseline(text: string): Baseline | { problem: string } {
  let parsed: Partial<Baseline> | null
  try {
    parsed = JSON.parse(text) as Partial<Baseline> | null
  } catch (error) {
    return { problem: `不是 JSON：${(error as Error).message} (no JSON)` }
  }
  if (typeof parsed !== 'object' || parsed === null || parsed.shebiaoBaseline !== 1) return { problem: '不是基线文件 (no baseline)' }
  const { files, dataset } = parsed
  const isText = (value: unknown) => typeof value === 'string'
  const isCount = (value: unknown) => value === undefined || (Number.isSafeInteger(value) && (value as number) > 0)
  if (typeof files !== 'object' || files === null || !Array.isArray(dataset)) return { problem: '缺少 files 或 dataset (files or dataset is missing)' }
  for (const [path, known] of Object.entries(files)) {
    const wrong = Array.isArray(known)
      ? known.findIndex((one) => !isText(one?.rule) || !isText(one.at) || !(one.record === undefined || isText(one.record)) || !isCount(one.count))
      : 0
    if (wrong >= 0) return { problem: `files["${path}"][${wrong}] 不是一条已知的问题 (no known finding)` }
  }
  const wrong = dataset.findIndex((one) => !isText(one?.rule) || !isText(one.key) || !isText(one.facts) || !isCount(one.count))
  if (wrong >= 0) return { problem: `dataset[${wrong}] 不是一条已知的问题 (no known finding)` }
  return { shebiaoBaseline: 1, files: Object.fromEntries(Object.entries(files).map(([path, known]) => [normalPath(path), known])), dataset }
}
