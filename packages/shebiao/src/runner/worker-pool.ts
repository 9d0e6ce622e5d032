import { Worker } from 'node:worker_threads'
import type { Collector } from '@shebiao/conform/check/collector.js'
import type { CheckOptions } from '@shebiao/conform/check/options.js'
import type { PartialResult } from '@shebiao/conform/check/partial-result.js'
import type { Task } from './plan.js'
import type { EncodedFacts, SpillingFactTable } from './spilling-fact-table.js'
import { workerLimits } from './v8-flags.js'

/** What a worker is started with. */
export interface WorkerData {
  options: CheckOptions
  /** Whether it posts every finding. */
  tell: boolean
  /** The file for facts that do not fit in its memory. */
  facts: string
}

export type ToWorker = NumberedTask | { stop: true } | { end: true }

export type FromWorker = { found: Uint8Array; index: number } | { result: PartialResult; index: number } | { facts: EncodedFacts } | { ended: true }

/** Where tasks are checked, and where their results go. */
export interface Pool {
  options: CheckOptions
  /** Threads, this one among them. */
  threads: number
  stop: AbortSignal
  /** Folder for what does not fit in memory. */
  folder: string
  collector: Collector
  table: SpillingFactTable
  found?: (index: number, found: Uint8Array) => void
  done: (index: number, result: PartialResult) => void
  /** Checks a task in this thread, with turns of the event loop in which messages of the workers arrive. */
  here: (task: NumberedTask) => Promise<void>
  /** The program of a worker. */
  program?: URL
}

/** Tasks that a worker has at once: one waits beside the one that is checked, so that no worker idles while a message is on its way. */
const tasksAhead = 2

/** A task, and its number among all tasks. */
export interface NumberedTask {
  task: Task
  index: number
}

/**
 * Checks tasks in this thread and in workers, each with a data set of its own, and brings together their results. This thread
 * checks too, since it would only wait, and has loaded what a check needs. If it fails, the workers are stopped.
 */
export async function checkInWorkers(tasks: readonly NumberedTask[], pool: Pool): Promise<void> {
  const failed = new AbortController()
  const stop = AbortSignal.any([pool.stop, failed.signal])
  let next = 0
  const take = () => (stop.aborted ? undefined : tasks[next++])
  const workers = Promise.all(Array.from({ length: pool.threads - 1 }, (_, i) => runWorker(i, take, { ...pool, stop })))
  try {
    for (let task = take(); task; task = take()) await pool.here(task)
  } catch (error) {
    failed.abort()
    throw error
  } finally {
    await workers
  }
}

function runWorker(number: number, take: () => NumberedTask | undefined, pool: Pool): Promise<void> {
  const { options, stop, folder, collector, table, found, done, program = new URL('./worker.js', import.meta.url) } = pool
  const workerData: WorkerData = { options, tell: found !== undefined, facts: `${folder}/facts-${number}` }
  const worker = new Worker(program, { workerData, resourceLimits: workerLimits() })
  const underWay = new Map<number, Task>()
  let ended = false
  const send = (message: ToWorker) => worker.postMessage(message)
  const give = () => {
    while (underWay.size < tasksAhead) {
      const numbered = take()
      if (!numbered) break
      underWay.set(numbered.index, numbered.task)
      send(numbered)
    }
    if (underWay.size === 0) send({ end: true })
  }
  const halt = () => send({ stop: true })
  stop.addEventListener('abort', halt)
  return new Promise((resolve) => {
    const finish = (problem?: string) => {
      if (ended) return
      ended = true
      stop.removeEventListener('abort', halt)
      if (problem !== undefined) lost(problem)
      resolve()
    }
    // The results of its tasks were received, its facts were not: the report is incomplete.
    const lost = (problem: string) => {
      collector.brokenOff(`检查线程终止：${problem} (a thread died)`)
      for (const { path } of underWay.values()) collector.failure(path, '检查中断，其余未检查 (broken off: the rest was not checked)')
    }
    worker.on('message', (message: FromWorker) => {
      if ('found' in message) found?.(message.index, message.found)
      else if ('result' in message) {
        underWay.delete(message.index)
        done(message.index, message.result)
        give()
      } else if ('facts' in message) table.take(message.facts)
      else finish()
    })
    worker.on('error', (error) => finish(error.message))
    worker.on('exit', () => finish('exit'))
    give()
  })
}
