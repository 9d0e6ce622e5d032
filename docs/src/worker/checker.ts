import type { Report, TextOptions } from '@shebiao/conform'
import { useCallback, useEffect, useRef, useState } from 'react'

/** A request to the worker. */
export interface CheckRequest {
  id: number
  input: string | ArrayBuffer | Blob
  options: TextOptions
}
/** A response of the worker to the request with this id: progress in records, and in the end a report or an error. */
export type CheckResponse = { id: number } & ({ records: number } | { report: Report } | { error: string })

/** Maximum bytes of a file. The page holds it in memory as a whole: larger files need the command. */
export const fileLimit = 64 * 1024 * 1024

export interface Checker {
  check(input: CheckRequest['input'], options: TextOptions): void
  report: Report | undefined
  /** Number of records checked so far; undefined if no check is running. */
  running: number | undefined
  error: string | undefined
}

/** Checks texts in a worker. A new request cancels the one before. */
export function useChecker(): Checker {
  const worker = useRef<Worker>(undefined)
  const busy = useRef(false)
  const id = useRef(0)
  const [result, setResult] = useState<{ report?: Report; error?: string }>({})
  const [running, setRunning] = useState<number>()

  const check = useCallback((input: CheckRequest['input'], options: TextOptions) => {
    // A running check cannot be interrupted, but its worker can be terminated.
    if (busy.current) {
      worker.current?.terminate()
      worker.current = undefined
    }
    if (!worker.current) {
      const created = new Worker(new URL('./check.worker.ts', import.meta.url))
      const settle = (next: { report?: Report; error?: string }) => {
        busy.current = false
        setRunning(undefined)
        setResult(next)
      }
      created.addEventListener('message', ({ data }: MessageEvent<CheckResponse>) => {
        if (data.id !== id.current) return
        if ('records' in data) setRunning(data.records)
        else settle('report' in data ? { report: data.report } : { error: data.error })
      })
      created.addEventListener('error', (event) => {
        if (worker.current === created) worker.current = undefined
        settle({ error: event.message || 'worker' })
      })
      worker.current = created
    }
    busy.current = true
    id.current++
    setRunning(0)
    worker.current.postMessage({ id: id.current, input, options } satisfies CheckRequest)
  }, [])

  useEffect(() => () => worker.current?.terminate(), [])
  return { check, report: result.report, running, error: result.error }
}
