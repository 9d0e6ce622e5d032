import { type FSWatcher, statSync, watch as watchPath } from 'node:fs'
import { dirname } from 'node:path'
import { warn } from './fail.js'

/** Milliseconds without a change after which data are checked again: editors write a file in several steps. */
const quiet = 200

/**
 * Runs a check at once and after every change of the data, until the process is interrupted. Returns the exit code of the last
 * check, or 2 if the data cannot be watched.
 */
export async function watch(paths: readonly string[], check: () => Promise<number>): Promise<number> {
  const stopped = new AbortController()
  process.once('SIGINT', () => stopped.abort())
  process.once('SIGTERM', () => stopped.abort())
  let wake = () => {}
  let timer: NodeJS.Timeout | undefined
  const changed = () => {
    clearTimeout(timer)
    timer = setTimeout(() => wake(), quiet)
  }
  const watchers: FSWatcher[] = []
  try {
    for (const path of paths) {
      const found = statSync(path, { throwIfNoEntry: false })
      // Editors replace a file by another, so its folder is watched.
      const folder = found?.isDirectory() ? path : dirname(path)
      watchers.push(watchPath(folder, { recursive: found?.isDirectory() ?? false }, changed))
    }
  } catch (error) {
    warn(`--watch：${(error as Error).message}`)
    return 2
  }
  let code = 2
  try {
    while (!stopped.signal.aborted) {
      const next = new Promise<void>((resolve) => {
        wake = resolve
        stopped.signal.addEventListener('abort', () => resolve(), { once: true })
      })
      code = await check()
      if (stopped.signal.aborted) break
      warn('等待改动，Ctrl-C 结束 (waiting for changes, Ctrl-C ends)')
      await next
    }
  } finally {
    clearTimeout(timer)
    for (const watcher of watchers) watcher.close()
  }
  return code
}
