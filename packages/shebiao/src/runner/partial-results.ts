import { createHash, type Hash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { listRules } from '@shebiao/conform/catalogue/rules.js'
import { Checker } from '@shebiao/conform/check/checker.js'
import { type CheckOptions, settle } from '@shebiao/conform/check/options.js'
import { type PartialResult, TwiceError } from '@shebiao/conform/check/partial-result.js'
import { type Row, rowsOf } from '@shebiao/conform/dataset/fact-table.js'
import { StringTable } from '@shebiao/conform/dataset/string-table.js'
import { version } from '@shebiao/conform/model/version.js'
import { regionsAsOf } from '@shebiao/schemas/regions'
import { base } from '@shebiao/schemas/registry'
import { clauseSeverity } from '@shebiao/schemas/severities'
import { RowWriter, readRow } from './fact-rows.js'
import { readChunks } from './files.js'
import { OutputFile } from './output-file.js'
import type { Shard } from './plan.js'
import { ScratchFolder } from './scratch-folder.js'
import { factBudget, SpillingFactTable } from './spilling-fact-table.js'

// Format of a partial result file, NDJSON: the head, then the facts of the data set (one row or string a line, see `RowWriter`),
// and last the SHA-256 of all lines before. The same data give the same bytes. Partial results of any division of the data, merged
// in any order, give the report of the whole.

/** The first line of a partial result file. */
interface Head {
  shebiaoPartial: 2
  version: string
  /** Digest of schemas and rules. Results of different ones cannot be merged. */
  standards: string
  options: CheckOptions
  /** The shard that was checked; `division` is the digest of the plan for all shards. */
  part?: Shard & { division: string }
  gathered: PartialResult
}

/** A partial result file that cannot be merged, with the reason. */
export class MergeError extends Error {}

/**
 * Writes the result and the facts of a checker as a partial result file. The file is renamed to `path` when it is complete: a check
 * that dies leaves none, and a repeated check writes the same bytes.
 */
export async function writePartialResult(path: string, checker: Checker, options: CheckOptions & { shard?: Shard }): Promise<void> {
  const { shard, waivers: _, baseline, ...given } = options
  const { asOf, language } = settle({ ...given })
  // What the baseline has of a file was used; of the data set it is needed when that is concluded.
  const settled: CheckOptions = { ...given, asOf, language, ...(baseline && { baseline: { ...baseline, files: {} } }) }
  const head: Head = {
    shebiaoPartial: 2,
    version,
    standards: await fingerprint(),
    options: settled,
    ...(shard && { part: { ...shard, division: checker.division! } }),
    gathered: checker.collector.partialResult(),
  }
  const out = new HashedFile(path)
  try {
    out.write(JSON.stringify(head))
    const writer = new RowWriter(new StringTable((text) => out.write(JSON.stringify(text))))
    for (const row of rowsOf(checker.dataset.table)) out.write(writer.write(row))
    out.commit()
  } catch (error) {
    out.discard()
    throw error
  }
}

/**
 * Merges partial results (files, or folders of files), in any order. Returns the checker of the whole, which is concluded. Shards that
 * are missing are failures in its report. Throws MergeError for a file that is damaged, of another version, of other standards or options, or
 * whose data are in another file too.
 */
export async function merge(paths: readonly string[]): Promise<Checker> {
  const files = paths
    .flatMap((path) => (statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => (name.endsWith('.tmp') ? [] : join(path, name))) : [path]))
    .sort()
  const folder = new ScratchFolder()
  try {
    return await mergeFiles(files, new SpillingFactTable(() => folder.file('facts'), factBudget))
  } finally {
    folder.remove()
  }
}

async function mergeFiles(files: readonly string[], table: SpillingFactTable): Promise<Checker> {
  const standards = await fingerprint()
  const opened: { name: string; shard: Head['part'] }[] = []
  let first: { name: string; options: Head['options']; checker: Checker } | undefined
  for (const name of files) {
    const { head, rows } = await open(name, standards)
    const shard = head.part
    first ??= { name, options: head.options, checker: new Checker(head.options, { table }) }
    if (JSON.stringify(head.options) !== JSON.stringify(first.options))
      throw new MergeError(`${name} 与 ${first.name} 的检查选项不同 (checked with other options than ${first.name})`)
    const twin = opened.find((one) => one.shard && shard && one.shard.index === shard.index)
    if (twin) throw new MergeError(`${name} 与 ${twin.name} 是同一份 (the same part as ${twin.name})`)
    const other = opened.find((one) => one.shard?.of !== shard?.of)
    if (other) throw new MergeError(`${name} 与 ${other.name} 不是同一次划分 (of another division than ${other.name})`)
    const changed = opened.find((one) => one.shard?.division !== shard?.division)
    if (changed) throw new MergeError(`检查 ${name} 与 ${changed.name} 之间数据有增减 (the data were not the same when ${name} was checked)`)
    opened.push({ name, shard })
    try {
      first.checker.collector.take(head.gathered)
    } catch (error) {
      if (!(error instanceof TwiceError)) throw error
      throw new MergeError(`${name}：文件 ${error.message} 的这一部分已在另一份中，不能重复计数 (this part of the file is in another partial already)`)
    }
    for await (const row of rows) table.join([row])
  }
  if (!first) throw new MergeError('没有可合并的部分结果 (no partials to merge)')
  const { checker } = first
  const missing = missingShards(opened.flatMap(({ shard }) => shard ?? []))
  if (missing.length > 0) checker.collector.brokenOff(`缺第 ${missing.join('、')} 份部分结果 (these parts are missing)`)
  checker.collector.complete()
  await checker.conclude()
  return checker
}

function missingShards(shards: readonly Shard[]): number[] {
  const present = new Set(shards.map(({ index }) => index))
  return Array.from({ length: shards[0]?.of ?? 0 }, (_, i) => i + 1).filter((index) => !present.has(index))
}

/**
 * Opens a partial result file. Throws MergeError if its head is invalid. `rows` must be read to the end: the checksum is verified
 * there, and MergeError thrown if it differs.
 */
async function open(name: string, standards: string): Promise<{ head: Head; rows: AsyncIterable<Row> }> {
  const lines = linesOf(name)
  const first = (await lines.next()).value
  let head: Head
  try {
    head = JSON.parse(first ?? '') as Head
  } catch {
    throw new MergeError(`${name} 不是部分结果，或不完整 (no partial, or cut off)`)
  }
  if (typeof head !== 'object' || head === null || head.shebiaoPartial !== 2) throw new MergeError(`${name} 不是部分结果 (no partial)`)
  if (head.version !== version) throw new MergeError(`${name} 出自版本 ${head.version}，现为 ${version} (of another version)`)
  if (head.standards !== standards) throw new MergeError(`${name} 所依的标准或规则与现在不同 (of other standards or rules)`)
  return { head, rows: readRows(name, first!, lines) }
}

async function* readRows(name: string, first: string, lines: AsyncIterable<string>): AsyncGenerator<Row> {
  const sum = createHash('sha256')
  addLine(sum, first)
  const strings: string[] = []
  for await (const line of lines) {
    if (line.startsWith('{')) {
      if (line !== JSON.stringify({ sha256: sum.digest('hex') })) throw new MergeError(`${name} 的校验和不符，文件已损坏 (damaged: the checksum differs)`)
      for await (const _ of lines) throw new MergeError(`${name} 的校验和之后还有内容，文件已损坏 (damaged: there is more after the checksum)`)
      return
    }
    addLine(sum, line)
    let parsed: Row | string
    try {
      parsed = line.startsWith('"') ? (JSON.parse(line) as string) : readRow(line, strings)
    } catch {
      break
    }
    if (typeof parsed === 'string') strings.push(parsed)
    else yield parsed
  }
  throw new MergeError(`${name} 不完整或已损坏 (cut off or damaged)`)
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

/** Writes a file of lines whose last line is the SHA-256 of all others. */
class HashedFile {
  private readonly sum = createHash('sha256')
  private readonly file: OutputFile
  private buffer: string[] = []
  /** Characters in the buffer. */
  private size = 0

  constructor(path: string) {
    this.file = new OutputFile(path)
  }

  write(line: string): void {
    addLine(this.sum, line)
    this.append(line)
  }

  commit(): void {
    this.append(JSON.stringify({ sha256: this.sum.digest('hex') }))
    this.flush()
    this.file.commit()
  }

  discard(): void {
    this.file.discard()
  }

  private append(line: string): void {
    this.buffer.push(`${line}\n`)
    this.size += line.length
    if (this.size > 1 << 16) this.flush()
  }

  private flush(): void {
    this.file.write(Buffer.from(this.buffer.join('')))
    this.buffer = []
    this.size = 0
  }
}

declare const __SHEBIAO_BUILD__: string | undefined

/** Digest of the schemas, the rules, their severities and clauses: they decide a verdict, together with the program's version. */
async function fingerprint(): Promise<string> {
  const build = typeof __SHEBIAO_BUILD__ === 'undefined' ? '' : __SHEBIAO_BUILD__
  return createHash('sha256')
    .update(JSON.stringify([build, base, regionsAsOf, clauseSeverity, await listRules()]))
    .digest('hex')
}
