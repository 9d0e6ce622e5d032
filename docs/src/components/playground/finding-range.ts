import type { Text } from '@codemirror/state'
import type { ReportedFinding } from '@shebiao/conform'

/** The range of a finding in the editor, as offsets: from its line and column to the end of the word there. */
export function rangeOf(finding: Pick<ReportedFinding, 'line' | 'column'>, doc: Text, format: string): { from: number; to: number } {
  const line = doc.line(Math.min(Math.max(finding.line ?? 1, 1), doc.lines))
  const table = format === 'csv' || format === 'tsv'
  const column = table ? cellStart(line.text, (finding.column ?? 1) - 1, format === 'tsv' ? '\t' : ',') : (finding.column ?? 1) - 1
  const from = Math.min(line.from + column, line.to)
  const rest = line.text.slice(from - line.from)
  const word = table ? /^(?:"(?:[^"]|"")*"?|[^,\t]*)/.exec(rest) : /^(?:"(?:[^"\\]|\\.)*"|[^\s,:\]}]+|.)/.exec(rest)
  return { from, to: from + (word?.[0].length ?? 0) }
}

// In a table, the column of a finding is the number of a cell.
function cellStart(line: string, cells: number, delimiter: string): number {
  let quoted = false
  let seen = 0
  for (let i = 0; i < line.length && seen < cells; i++) {
    if (line[i] === '"') quoted = !quoted
    else if (line[i] === delimiter && !quoted && ++seen === cells) return i + 1
  }
  return 0
}
