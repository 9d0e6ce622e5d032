// A thread that answers its first task and dies of the second.
import { parentPort, workerData } from 'node:worker_threads'

let tasks = 0
parentPort.on('message', ({ check, index }) => {
  if (tasks++ > 0) {
    // Not at once: what it answered before is on its way.
    setTimeout(() => {
      throw new Error('out of memory, as it were')
    }, 200)
    return
  }
  const report = { source: check.path, format: 'ndjson', encoding: 'utf-8', records: 3, unreadable: 0, verdict: 'notAssessable', errors: 0, warnings: 0 }
  const counts = { waived: 0, infos: 0, conforming: 3, notConforming: 0, notAssessable: 0 }
  const files = [{ report, ranges: [{ ...check.range, lines: 3 }], told: 0, waivers: [] }]
  parentPort.postMessage({ index, gathered: { files, findings: [], byRule: {}, skipped: {}, leftOut: [], failures: [], counts }, budget: workerData.budget })
})
