import { readFileSync } from 'node:fs'
import { dirname, relative, resolve } from 'node:path'
import { type Baseline, parseBaseline } from '@shebiao/conform/check/baseline.js'

/** Reads a baseline. Its files are named by their absolute paths then. Returns the reason if it cannot be read. */
export function readBaseline(path: string): Baseline | { problem: string } {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    return { problem: `--baseline ${path}：${(error as Error).message}` }
  }
  const baseline = parseBaseline(text)
  if ('problem' in baseline) return { problem: `--baseline ${path}：${baseline.problem}` }
  const folder = dirname(resolve(path))
  const files = Object.entries(baseline.files).map(([file, known]) => [resolve(folder, file).replaceAll('\\', '/'), known])
  return { ...baseline, files: Object.fromEntries(files) }
}

/** The path of a file as a baseline at `path` names it. */
export function pathInBaseline(source: string, path: string): string {
  return relative(dirname(resolve(path)), resolve(source)).replaceAll('\\', '/')
}
