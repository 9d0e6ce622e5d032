import { createHash, type Hash, randomUUID } from 'node:crypto'
import { closeSync, mkdtempSync, openSync, readdirSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { listRules } from '@shebiao/conform/catalogue/rules.js'
import { Checker } from '@shebiao/conform/check/checker.js'
import { type CheckOptions, settle } from '@shebiao/conform/check/options.js'
import { type PartialResult, TwiceError } from '@shebiao/conform/check/partial-result.js'
import { DataSet } from '@shebiao/conform/dataset/data-set.js'
import { type Row, rowsOf } from '@shebiao/conform/dataset/fact-table.js'
import { StringTable } from '@shebiao/conform/dataset/string-table.js'
import type { Report } from '@shebiao/conform/model/finding.js'
import { version } from '@shebiao/conform/model/version.js'
import { dataRules } from '@shebiao/conform/rules/dataset/index.js'
import { regionsAsOf } from '@shebiao/schemas/regions'
import { base } from '@shebiao/schemas/registry'
import { clauseSeverity } from '@shebiao/schemas/severities'
import { RowWriter, readRow } from './fact-rows.js'
import { readChunks } from './files.js'
import type { Part } from './run.js'
import { factBudget, SpillingFactTable } from './spilling-fact-table.js'

/**
 * The first line of a partial: what a check of some of the data has gathered, for a merge with the others. After it the facts
 * of the data set, a line each, and last the SHA-256 of all lines before. The same data give the same partial; the partials
 * of any parts, merged in any order, give the report of the whole.
 */
interface Head {
  shebiaoPartial: 2
  version: string
  /** What the records were put to: partials of other standards or rules are no parts of one check. */
  standards: string
  options: { standard?: string; type?: string; profile?: string; asOf: string; language: 'zh' | 'en'; maxFindings: number }
  part?: Part & { /** Of what all the data were cut into. */ division: string }
  gathered: PartialResult
}

/** A partial that cannot be merged, with the reason. */
export class PartialError extends Error {}

/**
 * Writes what was gathered so far as a partial. It has its name only when it is whole: a check that dies leaves none, and one
 * that is made twice the same.
 */
export async function writePartial(path: string, checker: Checker, options: CheckOptions & { part?: Part }): Promise<void> {
  const { standard, type, profile, part } = options
  const settled = { ...(standard && { standard }), ...(type && { type }), ...(profile && { profile }), ...settle(options) }
  const gathered = checker.collector.partialResult()
  const head: Head = {
    shebiaoPartial: 2,
    version,
    standards: await fingerprint(),
    options: settled,
    ...(part && { part: { ...part, division: checker.division! } }),
    gathered,
  }
  // Process numbers are the same on many machines.
  const unfinished = `${path}.${randomUUID()}.tmp`
  const out = new HashedFile(unfinished)
  try {
    out.line(JSON.stringify(head))
    const writer = new RowWriter(new StringTable((name) => out.line(JSON.stringify(name))))
    for (const row of rowsOf(checker.dataset.table)) out.line(writer.write(row))
    out.close()
    renameSync(unfinished, path)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
}

/**
 * The report of the whole from partials of its parts (files, or folders of them), in any order. Throws PartialError for one
 * that is damaged, of another version, of other standards or options, or that holds what another holds. Parts that are
 * missing are failures in the report.
 */
export async function merge(paths: readonly string[]): Promise<Report> {
  const files = paths.flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path])).sort()
  const folder = mkdtempSync(join(tmpdir(), 'shebiao-'))
  try {
    return await mergeFiles(files, new SpillingFactTable(() => join(folder, 'facts'), factBudget))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function mergeFiles(files: readonly string[], table: SpillingFactTable): Promise<Report> {
  const standards = await fingerprint()
  const parts: { name: string; part: Head['part'] }[] = []
  let first: { name: string; options: Head['options']; checker: Checker } | undefined
  for (const name of files) {
    const { head, rows } = await opened(name, standards)
    if (!first) {
      const dataset = new DataSet(dataRules, head.options.asOf, { table })
      first = { name, options: head.options, checker: new Checker(head.options, { dataset }) }
    }
    if (JSON.stringify(head.options) !== JSON.stringify(first.options))
      throw new PartialError(`${name} 与 ${first.name} 的检查选项不同 (checked with other options than ${first.name})`)
    const twin = parts.find(({ part }) => part && head.part && part.index === head.part.index)
    if (twin) throw new PartialError(`${name} 与 ${twin.name} 是同一份 (the same part as ${twin.name})`)
    const other = parts.find(({ part }) => part?.of !== head.part?.of)
    if (other) throw new PartialError(`${name} 与 ${other.name} 不是同一次划分 (of another division than ${other.name})`)
    const changed = parts.find(({ part }) => part?.division !== head.part?.division)
    if (changed) throw new PartialError(`检查 ${name} 与 ${changed.name} 之间数据有增减 (the data were not the same when ${name} was checked)`)
    parts.push({ name, part: head.part })
    try {
      first.checker.collector.take(head.gathered)
    } catch (error) {
      if (!(error instanceof TwiceError)) throw error
      throw new PartialError(`${name}：文件 ${error.message} 的这一部分已在另一份中，不能重复计数 (this part of the file is in another partial already)`)
    }
    for await (const row of rows) table.join([row])
  }
  if (!first) throw new PartialError('没有可合并的部分结果 (no partials to merge)')
  const { checker } = first
  const missing = missingOf(parts.flatMap(({ part }) => part ?? []))
  if (missing.length > 0) checker.collector.brokenOff(`缺第 ${missing.join('、')} 份部分结果 (these parts are missing)`)
  checker.collector.complete()
  return checker.report()
}

function missingOf(parts: readonly Part[]): number[] {
  const there = new Set(parts.map(({ index }) => index))
  return Array.from({ length: parts[0]?.of ?? 0 }, (_, i) => i + 1).filter((index) => !there.has(index))
}

/** A partial whose head is sound; its rows are to be taken to the end, where its sum is checked. */
async function opened(name: string, standards: string): Promise<{ head: Head; rows: AsyncIterable<Row> }> {
  const lines = linesOf(name)
  const first = (await lines.next()).value
  let head: Head
  try {
    head = JSON.parse(first ?? '') as Head
  } catch {
    throw new PartialError(`${name} 不是部分结果，或不完整 (no partial, or cut off)`)
  }
  if (typeof head !== 'object' || head === null || head.shebiaoPartial !== 2) throw new PartialError(`${name} 不是部分结果 (no partial)`)
  if (head.version !== version) throw new PartialError(`${name} 出自版本 ${head.version}，现为 ${version} (of another version)`)
  if (head.standards !== standards) throw new PartialError(`${name} 所依的标准或规则与现在不同 (of other standards or rules)`)
  return { head, rows: rows(name, first!, lines) }
}

async function* rows(name: string, first: string, lines: AsyncIterable<string>): AsyncGenerator<Row> {
  const sum = createHash('sha256')
  addLine(sum, first)
  const names: string[] = []
  for await (const line of lines) {
    if (line.startsWith('{')) {
      if (line !== JSON.stringify({ sha256: sum.digest('hex') })) throw new PartialError(`${name} 的校验和不符，文件已损坏 (damaged: the checksum differs)`)
      return
    }
    addLine(sum, line)
    let read: Row | string
    try {
      read = line.startsWith('"') ? (JSON.parse(line) as string) : readRow(line, names)
    } catch {
      break
    }
    if (typeof read === 'string') names.push(read)
    else yield read
  }
  throw new PartialError(`${name} 不完整或已损坏 (cut off or damaged)`)
}

async function* linesOf(path: string): AsyncGenerator<string> {
  let rest: Buffer[] = []
  for await (const chunk of readChunks(path)) {
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)
    let start = 0
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield Buffer.concat([...rest, bytes.subarray(start, end)]).toString('utf8')
      rest = []
      start = end + 1
    }
    if (start < bytes.length) rest.push(Buffer.from(bytes.subarray(start)))
  }
  if (rest.length > 0) yield Buffer.concat(rest).toString('utf8')
}

function addLine(sum: Hash, line: string): void {
  sum.update(line).update('\n')
}

/** A file of lines that ends with the sum of them all. */
class HashedFile {
  private readonly sum = createHash('sha256')
  private readonly descriptor: number
  private held: string[] = []
  private size = 0

  constructor(path: string) {
    this.descriptor = openSync(path, 'w')
  }

  line(line: string): void {
    addLine(this.sum, line)
    this.hold(line)
  }

  close(): void {
    this.hold(JSON.stringify({ sha256: this.sum.digest('hex') }))
    this.flush()
    closeSync(this.descriptor)
  }

  private hold(line: string): void {
    this.held.push(`${line}\n`)
    this.size += line.length
    if (this.size > 1 << 16) this.flush()
  }

  private flush(): void {
    const bytes = Buffer.from(this.held.join(''))
    for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor, bytes, done)
    this.held = []
    this.size = 0
  }
}

declare const __SHEBIAO_BUILD__: string | undefined

/** A digest of the schemas, the rules, their severities and clauses: what decides a verdict beside the version of this program. */
async function fingerprint(): Promise<string> {
  const build = typeof __SHEBIAO_BUILD__ === 'undefined' ? '' : __SHEBIAO_BUILD__
  return createHash('sha256')
    .update(JSON.stringify([build, base, regionsAsOf, clauseSeverity, await listRules()]))
    .digest('hex')
}
