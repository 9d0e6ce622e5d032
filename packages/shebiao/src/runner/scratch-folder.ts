import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isOfDeadProcess, processName } from './process-name.js'

/** A temporary folder that is created at its first use, and removed when the process ends, however it does as long as it can act. */
export class ScratchFolder {
  private created: string | undefined

  /** Throws if the folder cannot be created. */
  path(): string {
    if (this.created === undefined) {
      removeStale()
      this.created = mkdtempSync(join(tmpdir(), `shebiao-${processName}-`))
      process.once('exit', this.remove)
    }
    return this.created
  }

  /** Creates the folder; false if that is impossible. */
  isUsable(): boolean {
    try {
      this.path()
      return true
    } catch {
      return false
    }
  }

  file(name: string): string {
    return join(this.path(), name)
  }

  readonly remove = (): void => {
    if (this.created === undefined) return
    process.removeListener('exit', this.remove)
    rmSync(this.created, { recursive: true, force: true })
    this.created = undefined
  }
}

/** Removes the folders of processes of this machine that were killed. */
function removeStale(): void {
  try {
    for (const name of readdirSync(tmpdir())) {
      const [, owner] = /^shebiao-(.+-\d+)-\w+$/.exec(name) ?? []
      if (owner !== undefined && isOfDeadProcess(owner)) rmSync(join(tmpdir(), name), { recursive: true, force: true })
    }
  } catch {
    // A folder of somebody else, or one that another process removes just now.
  }
}
