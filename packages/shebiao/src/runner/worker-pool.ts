import { Worker } from 'node:worker_threads'
import type { Collector } from '@shebiao/conform/check/collector.js'
import type { CheckOptions } from '@shebiao/conform/check/options.js'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import type { Task } from './plan.js'
import type { EncodedFacts, SpillingFactTable } from './spilling-fact-table.js'
import { workerLimits } from './v8-flags.js'

/** The data that a worker is started with. */
export interface WorkerData {
  options: CheckOptions
  /** Whether the worker posts every finding. */
  sendFindings: boolean
  /** The path of its spill file for facts. */
  facts: string
}

/** A message to a worker. `stop` aborts the check; `end` asks for the facts, since there are no more tasks. */
export type ToWorker = NumberedTask | { stop: true } | { end: true }

/** A message from a worker: findings or the result of a task, the facts of all tasks, and the last message. */
export type FromWorker = { findings: Uint8Array; index: number } | { result: PartialResult; index: number } | { facts: EncodedFacts } | { ended: true }

/** Where tasks are checked, and where their results go. */
export interface Pool {
  options: CheckOptions
  /** Number of threads, the main thread included. */
  threads: number
  stop: AbortSignal
  /** Folder for spill files. */
  folder: string
  collector: Collector
  table: SpillingFactTable
  /** Called with findings of a task, as `TaskHooks.onFindings` is. */
  onFindings?: (index: number, lines: Uint8Array) => void
  onResult: (index: number, result: PartialResult) => void
  /** Checks a task in the main thread. It must yield to the event loop, so that messages of workers are handled. */
  checkInMainThread: (task: NumberedTask) => Promise<void>
  /** The program of a worker, `worker.js` by default. */
  program?: URL
}

/** Tasks sent to a worker at a time: the second one is queued there, so that the worker does not idle while a message is in transit. */
const tasksAhead = 2

/** A task, and its number among all tasks. */
export interface NumberedTask {
  task: Task
  index: number
}

/**
 * Checks tasks in the main thread and in workers, each with a data set of its own, and collects their results. The main thread
 * checks too: it would only wait, and has loaded all code already. If it fails, the workers are stopped, and the error is thrown.
 */
export async function checkInWorkers(tasks: readonly NumberedTask[], pool: Pool): Promise<void> {
  const failed = new AbortController()
  const stop = AbortSignal.any([pool.stop, failed.signal])
  let next = 0
  const take = () => (stop.aborted ? undefined : tasks[next++])
  const workers = Promise.all(Array.from({ length: pool.threads - 1 }, (_, i) => runWorker(i, take, { ...pool, stop })))
  try {
    for (let task = take(); task; task = take()) await pool.checkInMainThread(task)
  } catch (error) {
    failed.abort()
    throw error
  } finally {
    await workers
  }
}

function runWorker(number: number, take: () => NumberedTask | undefined, pool: Pool): Promise<void> {
  const { options, stop, folder, collector, table, onFindings, onResult, program = new URL('./worker.js', import.meta.url) } = pool
  const workerData: WorkerData = { options, sendFindings: onFindings !== undefined, facts: `${folder}/facts-${number}` }
  const worker = new Worker(program, { workerData, resourceLimits: workerLimits() })
  const pending = new Map<number, Task>()
  let ended = false
  const send = (message: ToWorker) => worker.postMessage(message)
  const sendTasks = () => {
    while (pending.size < tasksAhead) {
      const numbered = take()
      if (!numbered) break
      pending.set(numbered.index, numbered.task)
      send(numbered)
    }
    if (pending.size === 0) send({ end: true })
  }
  const abort = () => send({ stop: true })
  stop.addEventListener('abort', abort)
  return new Promise((resolve) => {
    const finish = (problem?: string) => {
      if (ended) return
      ended = true
      stop.removeEventListener('abort', abort)
      if (problem !== undefined) reportLoss(problem)
      resolve()
    }
    // The worker's finished tasks were received, its facts were not: the report is incomplete.
    const reportLoss = (problem: string) => {
      collector.brokenOff(`检查线程终止：${problem} (a thread died)`)
      for (const { path } of pending.values()) collector.failure(path, '检查中断，其余未检查 (broken off: the rest was not checked)')
    }
    worker.on('message', (message: FromWorker) => {
      if ('findings' in message) onFindings?.(message.index, message.findings)
      else if ('result' in message) {
        pending.delete(message.index)
        onResult(message.index, message.result)
        sendTasks()
      } else if ('facts' in message) table.take(message.facts)
      else finish()
    })
    worker.on('error', (error) => finish(error.message))
    worker.on('exit', () => finish('exit'))
    sendTasks()
  })
}
