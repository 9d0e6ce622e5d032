import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A temporary folder that is made when it is first needed. */
export class ScratchFolder {
  private made: string | undefined

  path(): string {
    return (this.made ??= mkdtempSync(join(tmpdir(), `shebiao-${process.pid}-`)))
  }

  file(name: string): string {
    return join(this.path(), name)
  }

  remove(): void {
    if (this.made !== undefined) rmSync(this.made, { recursive: true, force: true })
  }
}
