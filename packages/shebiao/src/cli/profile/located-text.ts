import { LineCounter, parseDocument } from 'yaml'
import type { Located } from './report.js'

/** A JSON or YAML text whose parts can be located. */
export class LocatedText {
  private readonly lines = new LineCounter()
  readonly document: ReturnType<typeof parseDocument>

  constructor(text: string) {
    this.document = parseDocument(text, { lineCounter: this.lines })
  }

  /** Something said of the part at a path, or of its nearest ancestor that exists. */
  at(path: (string | number)[], said: Omit<Located, 'at' | 'line' | 'column'>): Located {
    return { at: path.map((step) => `/${step}`).join(''), ...this.placeAt(this.offsetOf(path)), ...said }
  }

  /** Something said of the part at a JSON Pointer with a leading `#`. */
  atPointer(pointer: string, said: Omit<Located, 'at' | 'line' | 'column'>): Located {
    const at = pointer.slice(pointer.indexOf('#') + 1)
    const path = at.split('/').slice(1)
    return {
      ...this.at(
        path.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
        said,
      ),
      at,
    }
  }

  /** The place of a node. */
  placeOf({ range }: { range?: unknown }): { line: number; column: number } {
    return this.placeAt((range as number[] | undefined)?.[0] ?? 0)
  }

  private placeAt(offset: number): { line: number; column: number } {
    const { line, col } = this.lines.linePos(offset)
    return { line, column: col }
  }

  /** The text offset of a path; of its nearest ancestor if the path does not exist. */
  private offsetOf(at: (string | number)[]): number {
    for (let depth = at.length; depth > 0; depth--) {
      const parent = this.document.getIn(at.slice(0, depth - 1), true) as
        | { items?: { key?: { value?: unknown; range?: number[] }; range?: number[] }[] }
        | undefined
      const last = at[depth - 1]
      const item = parent?.items?.find((one, i) => (one.key === undefined ? i === last : String(one.key.value) === String(last)))
      const start = (item?.key ?? item)?.range?.[0]
      if (start !== undefined) return start
    }
    return 0
  }
}
