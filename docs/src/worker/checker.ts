import type { Report, TextOptions } from '@shebiao/conform'
import { useCallback, useEffect, useRef, useState } from 'react'

/** What the worker is asked, and what it answers: progress, then a report or an error. */
export interface Question {
  id: number
  input: string | ArrayBuffer | Blob
  options: TextOptions
}
export type Answer = { id: number } & ({ records: number } | { report: Report } | { error: string })

/** A larger file belongs to the command: a page holds it in memory whole. In bytes. */
export const fileLimit = 64 * 1024 * 1024

export interface Checker {
  check(input: Question['input'], options: TextOptions): void
  report: Report | undefined
  /** Records checked so far, while a check is under way. */
  running: number | undefined
  error: string | undefined
}

/** Checks texts in a worker; the newest question is the one answered. */
export function useChecker(): Checker {
  const worker = useRef<Worker>(undefined)
  const busy = useRef(false)
  const id = useRef(0)
  const [answer, setAnswer] = useState<{ report?: Report; error?: string }>({})
  const [running, setRunning] = useState<number>()

  const check = useCallback((input: Question['input'], options: TextOptions) => {
    // A check cannot be interrupted; its worker can.
    if (busy.current) {
      worker.current?.terminate()
      worker.current = undefined
    }
    if (!worker.current) {
      const made = new Worker(new URL('./check.worker.ts', import.meta.url))
      const settle = (next: { report?: Report; error?: string }) => {
        busy.current = false
        setRunning(undefined)
        setAnswer(next)
      }
      made.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
        if (data.id !== id.current) return
        if ('records' in data) setRunning(data.records)
        else settle('report' in data ? { report: data.report } : { error: data.error })
      })
      made.addEventListener('error', (event) => {
        if (worker.current === made) worker.current = undefined
        settle({ error: event.message || 'worker' })
      })
      worker.current = made
    }
    busy.current = true
    id.current++
    setRunning(0)
    worker.current.postMessage({ id: id.current, input, options } satisfies Question)
  }, [])

  useEffect(() => () => worker.current?.terminate(), [])
  return { check, report: answer.report, running, error: answer.error }
}
