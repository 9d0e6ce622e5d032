import { parentPort, workerData } from 'node:worker_threads'
import { Checker } from '@shebiao/conform/check/checker.js'
import { settle } from '@shebiao/conform/check/options.js'
import { DataSet } from '@shebiao/conform/dataset/data-set.js'
import { dataRules } from '@shebiao/conform/rules/dataset/index.js'
import { factBudget, SpillingFactTable } from './spilling-fact-table.js'
import { strategy } from './strategy.js'
import { checkTask } from './task.js'
import type { FromWorker, ToWorker, WorkerData } from './worker-pool.js'

// A worker of a check: it is given tasks, posts the result of each, and in the end the facts of all of them.
const { options, tell, facts } = workerData as WorkerData
const port = parentPort!
const stop = new AbortController()
// The whole budget, whatever the number of workers: a table that spills a few facts at a time has to read them all again.
const table = new SpillingFactTable(() => facts, factBudget)
const way = strategy()
const checker = new Checker(options, { strategy: way, dataset: new DataSet(dataRules, settle(options).asOf, { table, folds: way.folds }) })
const send = (message: FromWorker, moved: ArrayBufferLike[] = []) => port.postMessage(message, moved as ArrayBuffer[])

let last: Promise<void> = Promise.resolve()
port.on('message', (message: ToWorker) => {
  if ('stop' in message) stop.abort()
  else if ('end' in message) inTurn(async () => end())
  else {
    const { task, index } = message
    inTurn(async () => {
      const hooks = { stop: stop.signal, ...(tell && { found: (found: Uint8Array) => send({ found, index }, [found.buffer]) }) }
      send({ result: await checkTask(checker, task, options, hooks), index })
    })
  }
})

/** Runs steps one after the other. A failure ends the worker; the pool hears of it. */
function inTurn(step: () => Promise<void>): void {
  last = last.then(step)
  last.catch((error) => {
    setImmediate(() => {
      throw error
    })
  })
}

function end(): void {
  const encoded = table.handOver()
  send({ facts: encoded }, typeof encoded.held === 'string' ? [] : [encoded.held.buffer])
  send({ ended: true })
  port.close()
}
