import type { CheckOptions, Report } from '@shebiao/conform'
import { exitCode } from '@shebiao/conform/check/report.js'
import { UnknownError } from '@shebiao/conform/model/editions.js'
import { run } from './runner/run.js'

/** An AbortSignal, where the program's types know it. */
export type Signal = typeof globalThis extends { AbortSignal: { prototype: infer Instance } } ? Instance : unknown

/** Options of `checkFiles`: those of a check, and how files are read. */
export interface CheckFilesOptions extends CheckOptions {
  /** Number of threads, at most one a file or range of a file; 1 by default. The report does not depend on it. */
  threads?: number
  /** Whether a manifest may list files outside its folder. */
  allowOutside?: boolean
  /** Aborts the check: the report holds what was checked so far, and says so (`incomplete`). */
  signal?: Signal
}

/**
 * Checks files, folders and submissions as `shebiao check` does, in this process. What cannot be read is a failure in the report; the
 * rest is still checked. Nothing is written but temporary files. Throws UnknownError for options that are invalid.
 */
export async function checkFiles(paths: readonly string[], { threads = 1, allowOutside = false, signal, ...options }: CheckFilesOptions = {}): Promise<Report> {
  if (!Number.isInteger(threads) || threads < 1) throw new UnknownError(`threads 要是正整数：${threads} (not a positive whole number)`)
  const runOptions = { ...options, threads, allowOutside, ...(signal && { stop: signal }) }
  return run([...paths], runOptions)
}

export { exitCode, UnknownError }
