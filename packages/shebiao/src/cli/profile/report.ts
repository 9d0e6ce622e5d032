import { type Json, witnessText } from '@shebiao/compat'

/** A problem of a profile, a difference that loosens, or a note, with its location. */
export interface Located {
  /** JSON Pointer in the file; empty for the whole. */
  at: string
  line?: number
  column?: number
  zh: string
  en: string
  /** A record that shows the problem. */
  witness?: Json
}

/** What was found of a profile, or of a schema written by hand. */
export interface Checked {
  /** How the profile or the file was named. */
  name: string
  /** Empty for a profile that can be used. */
  problems: Located[]
  /** Differences that accept what the national schema refuses. */
  loosening: Located[]
  /** How else the file may be meant. */
  advice: { zh: string; en: string }[]
  /** What has no effect although its author may think so. */
  notes: Located[]
  /** For each edition and record type: a record that satisfies it and the profile. */
  records: { edition: string; type: string; witness: Json }[]
}

/** Most differences that are listed as text. */
const maxListed = 20

/** 0 for a profile that can be used, 1 for any other. */
export function exitCodeOf({ problems }: Checked): number {
  return problems.length > 0 ? 1 : 0
}

/** The findings as JSON. */
export function toJson(checked: Checked): string {
  return `${JSON.stringify({ ...checked, valid: checked.problems.length === 0 }, null, 2)}\n`
}

/** The findings as lines. */
export function toLines({ name, problems, loosening, advice, notes, records }: Checked): string[] {
  const linesOf = ({ at, line, column, zh, en, witness }: Located) => [
    `${name}${line === undefined ? '' : `:${line}:${column}`}${line === undefined && at === '' ? '' : `  ${at || '/'}`}  ${zh} (${en})`,
    ...(witness === undefined ? [] : [`    反例 witness: ${witnessText(witness, 'zh')}`]),
  ]
  const rest = loosening.length - maxListed
  const lines = [
    ...problems.flatMap(linesOf),
    ...advice.map(({ zh, en }) => `${name}  ${zh} (${en})`),
    ...loosening.slice(0, maxListed).flatMap(linesOf),
    ...(rest > 0 ? [`${name}  另有 ${rest} 处，见 --format json 或 shebiao diff (${rest} more: see --format json or shebiao diff)`] : []),
    ...notes.flatMap((note) => linesOf({ ...note, zh: `注意：${note.zh}`, en: `note: ${note.en}` })),
  ]
  if (problems.length > 0) return [...lines, `${name}: ${problems.length} 处不成立 (${problems.length} problems)`]
  const satisfied = records.map(({ edition, type, witness }) => `  ${edition} ${type} 可满足，如 (satisfied by): ${witnessText(witness, 'zh')}`)
  return [...lines, `${name}: 只收紧、可满足、不降低国家规则、条款齐备 (only tightens, satisfiable, lowers no rule, names its clauses)`, ...satisfied]
}
