import { statSync } from 'node:fs'
import { Checker, type Progress } from '@shebiao/conform/check/checker.js'
import { type CheckOptions, settle } from '@shebiao/conform/check/options.js'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import { DataSet } from '@shebiao/conform/dataset/data-set.js'
import { profileOf, typesOf, UnknownError } from '@shebiao/conform/model/editions.js'
import type { Report, ReportedFinding } from '@shebiao/conform/model/finding.js'
import { dataRules } from '@shebiao/conform/rules/dataset/index.js'
import type { FindingsWriter } from './findings-writer.js'
import { divisionOf, partOf, plan, type Task } from './plan.js'
import { ScratchFolder } from './scratch-folder.js'
import { factBudget, SpillError, SpillingFactTable } from './spilling-fact-table.js'
import { strategy } from './strategy.js'
import { checkTask, turn } from './task.js'
import { workerCount } from './worker-count.js'
import { checkInWorkers, type NumberedTask } from './worker-pool.js'

/** One part of so many of the data, numbered from 1: for several machines. */
export interface Part {
  index: number
  of: number
}

export interface RunOptions extends CheckOptions {
  /**
   * Threads, as far as there are files or ranges for them; or at most so many, as the data are worth. One where absent. The
   * report is the same for any number.
   */
  threads?: number | { atMost: number }
  part?: Part
  /** Aborts the check: the report says what was checked so far, and that it is not all. */
  stop?: AbortSignal
  /** Takes every finding, listed or not. */
  findingsWriter?: FindingsWriter
}

/**
 * Checks files, folders, submissions and standard input (`-`).
 * What cannot be done (a path that does not exist, an unknown profile) is a failure in the report; the rest is still checked.
 */
export async function run(paths: string[], options: RunOptions, progress: Progress = () => {}): Promise<Report> {
  return runWith(paths, options, progress, (checker) => checker.report())
}

/** Checks as `run` does, and returns what `conclude` makes of the checker. */
export async function runWith<T>(paths: string[], options: RunOptions, progress: Progress, conclude: (checker: Checker) => Promise<T>): Promise<T> {
  const folder = new ScratchFolder()
  const table = new SpillingFactTable(() => folder.file('facts'), factBudget)
  const { threads, part, stop, findingsWriter, ...checked } = options
  const sink = findingsWriter && ((finding: ReportedFinding) => findingsWriter.write(finding))
  const way = strategy()
  const checker = new Checker(checked, {
    progress,
    sink,
    strategy: way,
    dataset: new DataSet(dataRules, settle(options).asOf, { table, folds: way.folds }),
  })
  try {
    await checkAll(paths, options, checked, checker, table, folder, progress)
    return await conclude(checker)
  } finally {
    folder.remove()
  }
}

async function checkAll(
  paths: string[],
  { threads = 1, part, stop = new AbortController().signal, findingsWriter }: RunOptions,
  options: CheckOptions,
  checker: Checker,
  table: SpillingFactTable,
  folder: ScratchFolder,
  progress: Progress,
): Promise<void> {
  const { collector } = checker
  try {
    if (options.standard !== undefined) typesOf(options.standard, settle(options).asOf)
    if (options.profile !== undefined) profileOf(options.profile)
  } catch (error) {
    if (!(error instanceof UnknownError)) throw error
    return collector.failure('', error.message)
  }

  // What is wrong with the manifests and paths themselves is reported once, by the first of the parts.
  const all = await plan(paths, options, part && part.index > 1 ? checker.part() : checker)
  if (part) checker.division = divisionOf(all)
  const tasks = part ? partOf(all, part.index, part.of) : all
  const threadCount = Math.min(typeof threads === 'number' ? threads : Math.min(threads.atMost, workerCount(tasks)), tasks.length)
  let records = 0
  findingsWriter?.begin(tasks.map(({ path }) => path))
  const found = findingsWriter && ((index: number, lines: Uint8Array) => findingsWriter.found(index, lines))
  const done = (index: number, result: PartialResult) => {
    collector.take(result)
    findingsWriter?.done(index, result)
    for (const { report } of result.files) progress((records += report.records), report.source)
  }
  const here = async ({ task, index }: NumberedTask) => {
    await turn()
    if (stop.aborted) return
    done(index, await checkTask(checker, task, options, { stop, ...(found && { found: (lines) => found(index, lines) }) }))
  }
  try {
    const numbered = tasks.map((task, index) => ({ task, index }))
    // Only this thread can read standard input.
    const shared = threadCount > 1 ? numbered.filter(({ task }) => task.path !== '-') : []
    const ours = shared.length > 0 ? numbered.filter(({ task }) => task.path === '-') : numbered
    for (const one of ours) await here(one)
    if (shared.length > 0) {
      const pool = { options, threads: threadCount, stop, folder: folder.path(), collector, table, found, done, here }
      await checkInWorkers(shared, pool)
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
