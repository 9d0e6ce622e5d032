// A worker that posts the result of its first task and throws on the second.
import { parentPort } from 'node:worker_threads'

let tasks = 0
parentPort.on('message', ({ task, index }) => {
  if (tasks++ > 0) {
    // Delayed, because the result of the first task is still in transit.
    setTimeout(() => {
      throw new Error('out of memory, as it were')
    }, 200)
    return
  }
  const report = {
    source: task.path,
    format: 'ndjson',
    encoding: 'utf-8',
    records: 3,
    unreadable: 0,
    verdict: 'notAssessable',
    errors: 0,
    warnings: 0,
    findings: 0,
  }
  const counts = { waived: 0, infos: 0, known: 0, mended: 0, conforming: 3, notConforming: 0, notAssessable: 0 }
  const files = [{ report, ranges: [{ ...task.range, lines: 3, records: 3 }], detectedAt: 0, waivers: [] }]
  parentPort.postMessage({ index, result: { files, findings: [], byRule: {}, skipped: {}, leftOut: [], failures: [], counts, waived: {} } })
})
