import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CheckOptions, settle } from '@shebiao/conform/check/check.js'
import { Checking, type Progress } from '@shebiao/conform/check/check-text.js'
import type { Gathered } from '@shebiao/conform/check/partial-result.js'
import { DataSet } from '@shebiao/conform/dataset/data-set.js'
import { profileOf, typesOf, UnknownError } from '@shebiao/conform/model/editions.js'
import type { Report, ReportedFinding } from '@shebiao/conform/model/finding.js'
import { dataRules } from '@shebiao/conform/rules/dataset/index.js'
import type { FindingsOut } from './findings-writer.js'
import { divisionOf, partOf, plan, type Task } from './plan.js'
import { factBudget, SpillError, SpillingFacts } from './spilling-fact-table.js'
import { checkTask, turn } from './task.js'
import { threadsWorth } from './worker-count.js'
import { checkInThreads, type Numbered } from './worker-pool.js'

/** One part of so many of the data, numbered from 1: for several machines. */
export interface Part {
  index: number
  of: number
}

export interface RunOptions extends CheckOptions {
  /**
   * So many threads, as far as there are files or ranges for them, or as many of a number as the data are worth; one where absent.
   * The report is the same for any number.
   */
  threads?: number | { atMost: number }
  part?: Part
  /** Breaks the check off: what was checked so far is reported, and that it is not all. */
  stop?: AbortSignal
  /** Where every finding is written, listed or not. */
  findingsOut?: FindingsOut
}

/**
 * Checks files, folders, submissions and standard input (`-`) and gives back the report.
 * What cannot be done (a path that does not exist, an unknown profile) is a failure in the report; the rest is still checked.
 */
export async function run(paths: string[], options: RunOptions, progress: Progress = () => {}): Promise<Report> {
  return gather(paths, options, progress, (checking) => checking.report())
}

/** Checks as `run` does and gives what was gathered to `conclude`, whose answer it gives back. */
export async function gather<T>(paths: string[], options: RunOptions, progress: Progress, conclude: (checking: Checking) => Promise<T>): Promise<T> {
  const folder = new ScratchFolder()
  const table = new SpillingFacts(() => folder.file('facts'), factBudget)
  const { threads, part, stop, findingsOut, ...checked } = options
  const sink = findingsOut && ((finding: ReportedFinding) => findingsOut.write(finding))
  const checking = new Checking(checked, progress, sink, undefined, new DataSet(dataRules, settle(options).asOf, table))
  try {
    await checkAll(paths, options, checked, checking, table, folder, progress)
    return await conclude(checking)
  } finally {
    folder.remove()
  }
}

async function checkAll(
  paths: string[],
  { threads = 1, part, stop = new AbortController().signal, findingsOut }: RunOptions,
  options: CheckOptions,
  checking: Checking,
  table: SpillingFacts,
  folder: ScratchFolder,
  progress: Progress,
): Promise<void> {
  const { collector } = checking
  try {
    if (options.standard !== undefined) typesOf(options.standard, settle(options).asOf)
    if (options.profile !== undefined) profileOf(options.profile)
  } catch (error) {
    if (!(error instanceof UnknownError)) throw error
    return collector.failure('', error.message)
  }

  // What is wrong with the manifests and paths themselves is told once, by the first of the parts.
  const all = await plan(paths, options, part && part.index > 1 ? checking.part() : checking)
  if (part) checking.division = divisionOf(all)
  const tasks = part ? partOf(all, part.index, part.of) : all
  const wanted = Math.min(typeof threads === 'number' ? threads : Math.min(threads.atMost, threadsWorth(tasks)), tasks.length)
  let records = 0
  findingsOut?.begin(tasks.map(({ path }) => path))
  const found = findingsOut && ((index: number, lines: Uint8Array) => findingsOut.found(index, lines))
  const done = (index: number, gathered: Gathered) => {
    collector.take(gathered)
    findingsOut?.done(index, gathered)
    for (const { report } of gathered.files) progress((records += report.records), report.source)
  }
  const here = async ({ check, index }: Numbered) => {
    await turn()
    if (stop.aborted) return
    done(index, await checkTask(checking, check, options, { stop, ...(found && { found: (lines) => found(index, lines) }) }))
  }
  try {
    const numbered = tasks.map((check, index) => ({ check, index }))
    // Standard input is ours alone.
    const shared = wanted > 1 ? numbered.filter(({ check }) => check.path !== '-') : []
    const ours = shared.length > 0 ? numbered.filter(({ check }) => check.path === '-') : numbered
    for (const one of ours) await here(one)
    if (shared.length > 0) {
      const pool = { options, threads: wanted, stop, folder: folder.path(), collector, table, found, done, here }
      await checkInThreads(shared, pool)
    }
  } catch (error) {
    if (!(error instanceof SpillError)) throw error
    collector.brokenOff(`数据集的比对数据无法存放：${error.message} (facts of the data set could not be put away)`)
  }
  if (stop.aborted) collector.brokenOff('检查中断，结果不是整体的 (broken off: this is not the report of the whole)')
  for (const source of changed(tasks)) collector.failure(source, '文件在检查期间被改动 (changed while it was checked)')
  if (!part) collector.complete()
}

/** Files that are no longer as they were when the check began. */
function* changed(tasks: readonly Task[]): Generator<string> {
  const files = new Map(tasks.flatMap(({ path, file }) => (file ? [[path, file] as const] : [])))
  for (const [path, { size, changed }] of files) {
    const now = statSync(path, { throwIfNoEntry: false })
    if (now === undefined || now.size !== size || now.mtimeMs !== changed) yield path
  }
}

/** A folder that is made when it is first needed. */
class ScratchFolder {
  private made: string | undefined

  path(): string {
    return (this.made ??= mkdtempSync(join(tmpdir(), `shebiao-${process.pid}-`)))
  }

  file(name: string): string {
    return join(this.path(), name)
  }

  remove(): void {
    if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true })
  }
}
