import { statSync } from 'node:fs'
import { Checker, type Progress } from '@shebiao/conform/check/checker.js'
import { type CheckOptions, settle } from '@shebiao/conform/check/options.js'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import { profileOf, typesOf, UnknownError } from '@shebiao/conform/model/editions.js'
import type { Report, ReportedFinding } from '@shebiao/conform/model/finding.js'
import type { FindingsReceiver } from './findings-writer.js'
import type { PlanOptions } from './job.js'
import { plan, planDigest, type Shard, type Task, tasksOfShard } from './plan.js'
import { ScratchFolder } from './scratch-folder.js'
import { factBudget, SpillError, SpillingFactTable } from './spilling-fact-table.js'
import { strategy } from './strategy.js'
import { checkTask, nextTurn } from './task.js'
import { workerCount } from './worker-count.js'
import { checkInWorkers, type NumberedTask } from './worker-pool.js'

export interface RunOptions extends PlanOptions {
  /**
   * Number of threads, never more than tasks; with `atMost`, chosen by the amount of data. 1 by default. The report is the same
   * for any number.
   */
  threads?: number | { atMost: number }
  /** Checks this part of the data only. */
  shard?: Shard | undefined
  /** Aborts the check: the report holds what was checked so far, and is marked as incomplete. */
  stop?: AbortSignal
  /** Receives every finding, listed or not. */
  findingsWriter?: FindingsReceiver | undefined
}

/**
 * Checks files, folders, submissions and standard input (`-`), and returns the report. A path that does not exist or an unknown
 * profile is a failure in the report; the rest is still checked.
 */
export async function run(paths: string[], options: RunOptions, progress: Progress = () => {}): Promise<Report> {
  return runWith(paths, options, progress, (checker) => checker.report())
}

/** Checks like `run`, and returns the result of `conclude`. Spilled facts exist until `conclude` ends. */
export async function runWith<T>(paths: string[], options: RunOptions, progress: Progress, conclude: (checker: Checker) => Promise<T>): Promise<T> {
  const folder = new ScratchFolder()
  const table = new SpillingFactTable(() => folder.file('facts'), factBudget)
  const { threads, shard, stop, findingsWriter, allowOutside, outputs, ...checkOptions } = options
  const sink = findingsWriter && ((finding: ReportedFinding) => findingsWriter.write(finding))
  const checker = new Checker(checkOptions, { progress, sink, strategy: strategy(), table })
  try {
    await checkAll(paths, options, checkOptions, checker, table, folder, progress)
    return await conclude(checker)
  } finally {
    folder.remove()
  }
}

async function checkAll(
  paths: string[],
  { threads = 1, shard, stop = new AbortController().signal, findingsWriter, allowOutside, outputs }: RunOptions,
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

  // Problems of manifests and paths are reported once, by the first shard: the others plan with a checker that is thrown away.
  const all = await plan(paths, { ...options, allowOutside, outputs }, shard && shard.index > 1 ? checker.part() : checker)
  if (shard) checker.division = planDigest(all)
  const tasks = shard ? tasksOfShard(all, shard) : all
  const wantedThreads = Math.min(typeof threads === 'number' ? threads : Math.min(threads.atMost, workerCount(tasks)), tasks.length)
  // Workers need a folder for their facts. Without a writable temporary folder the check takes longer, and is done all the same.
  const threadCount = wantedThreads > 1 && !folder.isUsable() ? 1 : wantedThreads
  let records = 0
  findingsWriter?.begin(tasks.map(({ path }) => path))
  const onFindings = findingsWriter && ((index: number, lines: Uint8Array) => findingsWriter.addLines(index, lines))
  const onResult = (index: number, result: PartialResult) => {
    collector.take(result)
    findingsWriter?.finish(index, result)
    for (const { report } of result.files) progress((records += report.records), report.source)
  }
  const checkInMainThread = async ({ task, index }: NumberedTask) => {
    await nextTurn()
    if (stop.aborted) return
    const hooks = { stop, ...(onFindings && { onFindings: (lines: Uint8Array) => onFindings(index, lines) }) }
    onResult(index, await checkTask(checker, task, options, hooks))
  }
  try {
    const numbered = tasks.map((task, index) => ({ task, index }))
    // Only the main thread can read standard input.
    const pooled = threadCount > 1 ? numbered.filter(({ task }) => task.path !== '-') : []
    const unpooled = pooled.length > 0 ? numbered.filter(({ task }) => task.path === '-') : numbered
    for (const one of unpooled) await checkInMainThread(one)
    if (pooled.length > 0) {
      // What the baseline has of a file is in its task.
      const { baseline: _, ...workerOptions } = options
      const pool = { options: workerOptions, threads: threadCount, stop, folder: folder.path(), collector, table, onFindings, onResult, checkInMainThread }
      await checkInWorkers(pooled, pool)
    }
  } catch (error) {
    if (!(error instanceof SpillError)) throw error
    collector.brokenOff(`数据集的比对数据无法存放：${error.message} (facts of the data set could not be put away)`)
  }
  if (stop.aborted) collector.brokenOff('检查中断，结果不是整体的 (broken off: this is not the report of the whole)')
  for (const source of modifiedFiles(tasks)) collector.failure(source, '文件在检查期间被改动 (changed while it was checked)')
  if (!shard) collector.complete()
}

/** Paths of the files that were modified or removed since the check began. */
function* modifiedFiles(tasks: readonly Task[]): Generator<string> {
  const files = new Map(tasks.flatMap(({ path, file }) => (file ? [[path, file] as const] : [])))
  for (const [path, { size, modified }] of files) {
    const now = statSync(path, { throwIfNoEntry: false })
    if (now === undefined || now.size !== size || now.mtimeMs !== modified) yield path
  }
}
