import { Worker } from 'node:worker_threads'
import type { CheckOptions } from '@shebiao/conform/check/check.js'
import type { Collector } from '@shebiao/conform/check/collector.js'
import type { Gathered } from '@shebiao/conform/check/partial-result.js'
import type { Task } from './plan.js'
import type { PackedFacts, SpillingFacts } from './spilling-fact-table.js'
import { threadLimits } from './v8-flags.js'

/** What a thread is started with. */
export interface ThreadData {
  options: CheckOptions
  /** Whether every finding is to be told. */
  tell: boolean
  /** Where its facts go that do not fit in memory. */
  facts: string
}

export type ToThread = Numbered | { stop: true } | { end: true }

export type FromThread = { found: Uint8Array; index: number } | { gathered: Gathered; index: number } | { facts: PackedFacts } | { ended: true }

/** What the tasks are given to, and who is told. */
export interface Pool {
  options: CheckOptions
  /** This one among them. */
  threads: number
  stop: AbortSignal
  /** Folder for what does not fit in memory. */
  folder: string
  collector: Collector
  table: SpillingFacts
  found?: (index: number, found: Uint8Array) => void
  done: (index: number, gathered: Gathered) => void
  /** Checks a task in this thread, with turns of the event loop in between: what the others tell is heard then. */
  here: (task: Numbered) => Promise<void>
  /** The program of another thread. */
  program?: URL
}

// One that waits beside the one that is checked: a thread is never without work while a message is on its way.
const tasksAhead = 2

/** A task, and which of all it is. */
export interface Numbered {
  check: Task
  index: number
}

/**
 * Checks tasks in this thread and in others, each with a data set of its own, and brings together what they gathered. This one
 * would only wait for the others, and what it loads and compiles to conclude it needs for a check as well. Where it fails the
 * others are stopped.
 */
export async function checkInThreads(tasks: readonly Numbered[], pool: Pool): Promise<void> {
  const failed = new AbortController()
  const stop = AbortSignal.any([pool.stop, failed.signal])
  let next = 0
  const take = () => (stop.aborted ? undefined : tasks[next++])
  const others = Promise.all(Array.from({ length: pool.threads - 1 }, (_, i) => runThread(i, take, { ...pool, stop })))
  try {
    for (let task = take(); task; task = take()) await pool.here(task)
  } catch (error) {
    failed.abort()
    throw error
  } finally {
    await others
  }
}

function runThread(number: number, take: () => Numbered | undefined, pool: Pool): Promise<void> {
  const { options, stop, folder, collector, table, found, done, program = new URL('./worker.js', import.meta.url) } = pool
  const workerData: ThreadData = { options, tell: found !== undefined, facts: `${folder}/facts-${number}` }
  const thread = new Worker(program, { workerData, resourceLimits: threadLimits() })
  const underWay = new Map<number, Task>()
  let ended = false
  const send = (message: ToThread) => thread.postMessage(message)
  const give = () => {
    while (underWay.size < tasksAhead) {
      const task = take()
      if (!task) break
      underWay.set(task.index, task.check)
      send(task)
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
    // What it had gathered is with us, but not what it remembered of the data set: the check is no longer one of the whole.
    const lost = (problem: string) => {
      collector.brokenOff(`检查线程终止：${problem} (a thread died)`)
      for (const { path } of underWay.values()) collector.failure(path, '检查中断，其余未检查 (broken off: the rest was not checked)')
    }
    thread.on('message', (message: FromThread) => {
      if ('found' in message) found?.(message.index, message.found)
      else if ('gathered' in message) {
        underWay.delete(message.index)
        done(message.index, message.gathered)
        give()
      } else if ('facts' in message) table.take(message.facts)
      else finish()
    })
    thread.on('error', (error) => finish(error.message))
    thread.on('exit', () => finish('exit'))
    give()
  })
}
