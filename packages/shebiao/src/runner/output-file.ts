import { closeSync, lstatSync, openSync, readdirSync, readFileSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { formatOf } from '@shebiao/conform/read/format.js'
import { discover } from './discover.js'
import { isOfDeadProcess, processName } from './process-name.js'

let created = 0

/**
 * A file that is written beside its place and takes its name when it is whole: a full disk, an error or a killed process leaves what
 * was there before. The constructor throws if the file cannot be created.
 */
export class OutputFile {
  private readonly temporary: string
  private descriptor: number | undefined

  constructor(readonly path: string) {
    removeStale(path)
    this.temporary = `${path}.${processName}-${created++}.tmp`
    this.descriptor = openSync(this.temporary, 'wx')
    process.once('exit', this.discard)
  }

  write(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.descriptor!, bytes, done)
  }

  /** Ends writing: the file gets its name. */
  commit(): void {
    closeSync(this.descriptor!)
    this.descriptor = undefined
    renameSync(this.temporary, this.path)
    process.removeListener('exit', this.discard)
  }

  /** Ends writing, and removes what was written; nothing happens after `commit`. */
  readonly discard = (): void => {
    process.removeListener('exit', this.discard)
    if (this.descriptor === undefined) return
    closeSync(this.descriptor)
    this.descriptor = undefined
    rmSync(this.temporary, { force: true })
  }
}

/** Writes a file whole or not at all, from a text or its parts. Throws if it cannot be written. */
export function writeWhole(path: string, text: string | Iterable<string>): void {
  const file = new OutputFile(path)
  try {
    for (const part of typeof text === 'string' ? [text] : text) file.write(Buffer.from(part))
    file.commit()
  } catch (error) {
    file.discard()
    throw error
  }
}

function removeStale(path: string): void {
  const folder = dirname(path)
  const start = `${basename(path)}.`
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(start)) continue
    const [, owner] = /^(.+)-\d+\.tmp$/.exec(name.slice(start.length)) ?? []
    if (owner !== undefined && isOfDeadProcess(owner)) rmSync(join(folder, name), { force: true })
  }
}

/**
 * Why files may not be written, or undefined if they may: two are the same, one is read too, or one stands for something that is no
 * regular file.
 */
export function outputProblem(outputs: readonly string[], inputs: readonly string[]): string | undefined {
  const real = new Map<string, string>()
  for (const path of outputs) {
    const found = lstatSync(path, { throwIfNoEntry: false })
    if (found && !found.isFile()) return `${path} 不是普通文件，不能写成它 (not a regular file: it cannot be replaced)`
    const place = found ? realpathSync(path) : resolve(path)
    if (real.has(place)) return `${real.get(place)} 与 ${path} 是同一个文件，不能写两样 (the same file for two outputs)`
    real.set(place, path)
  }
  const existing = [...real].filter(([place]) => lstatSync(place, { throwIfNoEntry: false }))
  if (existing.length === 0) return undefined
  const { files, submissions } = discover(inputs.filter((path) => path !== '-'))
  const named = new Set(inputs.map((path) => resolve(path)))
  for (const [place, path] of existing) {
    const isListed = [...files, ...submissions].some((input) => realpathSync(input) === place)
    const isBelow = submissions.some((manifest) => place.startsWith(join(realpathSync(dirname(manifest)), sep)) && formatOf(place) !== undefined)
    if ((isListed || isBelow) && (named.has(resolve(path)) || !isOwnOutput(place)))
      return `${path} 是要检查的数据，不能写成它 (it is checked: it cannot be written too)`
  }
  return undefined
}

/** Whether a file was written by an earlier check: a report, findings, a partial result. It may be written anew. */
function isOwnOutput(path: string): boolean {
  const start = readFileSync(path).subarray(0, 4096).toString('utf8')
  return start.trim() === '' || start.trim() === '[]' || /"name": ?"shebiao"|"shebiaoBaseline": 1|"check_name": ?"|^\{"rule":"|^\{"shebiaoPartial":/.test(start)
}
