import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder that is created at its first use. */
export class ScratchFolder {
  private created: string | undefined

  path(): string {
    return (this.created ??= mkdtempSync(join(tmpdir(), `shebiao-${process.pid}-`)))
  }

  file(name: string): string {
    return join(this.path(), name)
  }

  remove(): void {
    if (this.created !== undefined) rmSync(this.created, { recursive: true, force: true })
  }
}
