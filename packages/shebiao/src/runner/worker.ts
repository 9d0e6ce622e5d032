import { parentPort, workerData } from 'node:worker_threads'
import { settle } from '@shebiao/conform/check/check.js'
import { Checking } from '@shebiao/conform/check/check-text.js'
import { DataSet } from '@shebiao/conform/dataset/data-set.js'
import { dataRules } from '@shebiao/conform/rules/dataset/index.js'
import { factBudget, SpillingFacts } from './spilling-fact-table.js'
import { checkTask } from './task.js'
import type { FromThread, ThreadData, ToThread } from './worker-pool.js'

// A thread of a check: it is given tasks, tells what it gathered in each, and in the end what it remembers of all of them.
const { options, tell, facts } = workerData as ThreadData
const port = parentPort!
const stop = new AbortController()
// As many facts as in a check without threads, however many there are: who puts away a few at a time must find them all again.
const table = new SpillingFacts(() => facts, factBudget)
const checking = new Checking(options, () => {}, undefined, undefined, new DataSet(dataRules, settle(options).asOf, table))
const send = (message: FromThread, moved: ArrayBufferLike[] = []) => port.postMessage(message, moved as ArrayBuffer[])

let last: Promise<void> = Promise.resolve()
port.on('message', (message: ToThread) => {
  if ('stop' in message) stop.abort()
  else if ('end' in message) inTurn(async () => end())
  else {
    const { check, index } = message
    inTurn(async () => {
      const hooks = { stop: stop.signal, ...(tell && { found: (found: Uint8Array) => send({ found, index }, [found.buffer]) }) }
      send({ gathered: await checkTask(checking, check, options, hooks), index })
    })
  }
})

/** One after the other; what goes wrong ends the thread, and its owner is told. */
function inTurn(step: () => Promise<void>): void {
  last = last.then(step)
  last.catch((error) => {
    setImmediate(() => {
      throw error
    })
  })
}

function end(): void {
  const handed = table.handOver()
  send({ facts: handed }, typeof handed.held === 'string' ? [] : [handed.held.buffer])
  send({ ended: true })
  port.close()
}
