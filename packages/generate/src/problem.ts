/** Where something stands in a text, both from 1. */
export interface Location {
  line: number
  column: number
}

/** A file of the source, and where each part of it stands. */
export interface SourceFile {
  /** Path from the root of the repository, with `/`. */
  path: string
  /** Location of the value at a JSON Pointer, or of its key; of the nearest part above it where it is absent. */
  locate(pointer: string, part?: 'key' | 'value'): Location
  /** The pointer as messages show it: for a table only the column, because the line is the row. */
  shown?(pointer: string): string
}

/** One thing that is wrong in the source: plain data. */
export interface Problem {
  /** Key of the file in `Source.files`: `standards/service-guide/2.0.yaml`. */
  file: string
  pointer: string
  /** What was written; what is allowed; what is nearest to it. */
  message: string
  /** Whether the key is wrong, not its value. */
  part?: 'key'
  /** Where the location is known without the pointer: syntax errors. */
  location?: Location
}

/** What is wrong with the source, one line a problem: what a standards body reads. */
export class SourceError extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join('\n'))
  }
}

/** Throws SourceError where there are problems: sorted by file, line and column, and only the first at each location. */
export function refuse(problems: Problem[], files: ReadonlyMap<string, SourceFile>): void {
  if (problems.length === 0) return
  const located = problems.map(({ file: key, pointer, part, location, message }) => {
    const file = files.get(key)
    const { line, column } = location ?? file?.locate(pointer, part ?? 'value') ?? { line: 1, column: 1 }
    const shown = file?.shown?.(pointer) ?? pointer
    return { path: file?.path ?? key, line, column, head: `${file?.path ?? key}:${line}:${column}: ${shown && `${shown}: `}`, message }
  })
  located.sort((a, b) => order(a.path, b.path) || a.line - b.line || a.column - b.column)
  const seen = new Set<string>()
  throw new SourceError(located.filter(({ head }) => !seen.has(head) && seen.add(head)).map(({ head, message }) => head + message))
}

/** `1 problem`, `2 problems`. */
export function counted(problems: number): string {
  return `${problems} problem${problems === 1 ? '' : 's'}`
}

/** Order by code unit, the same on every machine. */
function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
