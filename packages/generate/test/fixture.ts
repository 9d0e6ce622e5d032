import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generate, type Output } from '../src/generate.js'
import { load } from '../src/load/load.js'
import { SourceError } from '../src/problem.js'

/** Changes of files: the whole text by path, a text that stands once and what replaces it, or null for a file that is gone. */
export type Changes = Record<string, string | [old: string, next: string] | null>

/** A copy of the small standard in test/fixture, with some files changed. */
export class Fixture {
  readonly folder = mkdtempSync(join(tmpdir(), 'shebiao-fixture-'))

  constructor(changes: Changes = {}) {
    cpSync(fileURLToPath(new URL('./fixture/', import.meta.url)), this.folder, { recursive: true })
    for (const [path, change] of Object.entries(changes)) this.change(path, change)
  }

  private change(path: string, change: Changes[string]): void {
    const file = join(this.folder, path)
    if (change === null) {
      rmSync(file)
      return
    }
    mkdirSync(dirname(file), { recursive: true })
    if (typeof change === 'string') {
      writeFileSync(file, change)
      return
    }
    const text = readFileSync(file, 'utf8')
    if (text.split(change[0]).length !== 2) throw new Error(`${change[0]} does not stand once in ${path}`)
    writeFileSync(
      file,
      text.replace(change[0], () => change[1]),
    )
  }

  generate(): Promise<Output> {
    return generate(load(join(this.folder, 'standards'), join(this.folder, 'schemas')))
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** The lines that a standards body sees after some changes of the small standard. */
export async function printed(changes: Changes): Promise<string[]> {
  const fixture = new Fixture(changes)
  try {
    await fixture.generate()
    return []
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return error.problems
  } finally {
    fixture.remove()
  }
}
