import { parentPort, workerData } from 'node:worker_threads'
import { Checker } from '@shebiao/conform/check/checker.js'
import { factBudget, SpillingFactTable } from './spilling-fact-table.js'
import { strategy } from './strategy.js'
import { checkTask } from './task.js'
import type { FromWorker, ToWorker, WorkerData } from './worker-pool.js'

// The program of a worker: receives tasks, posts the result of each, and in the end the facts of all of them.
const { options, sendFindings, facts } = workerData as WorkerData
const port = parentPort!
const stop = new AbortController()
// Every worker gets the whole budget, whatever their number: a table that spills a few facts at a time is slow to read back.
const table = new SpillingFactTable(() => facts, factBudget)
const checker = new Checker(options, { strategy: strategy(), table })
const send = (message: FromWorker, transferred: ArrayBufferLike[] = []) => port.postMessage(message, transferred as ArrayBuffer[])

let last: Promise<void> = Promise.resolve()
port.on('message', (message: ToWorker) => {
  if ('stop' in message) stop.abort()
  else if ('end' in message) enqueue(async () => end())
  else {
    const { task, index } = message
    enqueue(async () => {
      const onFindings = (findings: Uint8Array) => send({ findings, index }, [findings.buffer])
      const hooks = { stop: stop.signal, ...(sendFindings && { onFindings }) }
      send({ result: await checkTask(checker, task, options, hooks), index })
    })
  }
})

/** Runs steps one after the other. A failure is rethrown outside of the promise, which ends the worker and notifies the pool. */
function enqueue(step: () => Promise<void>): void {
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
