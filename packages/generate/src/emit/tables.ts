import type { Clause, Source } from '../source.js'
import { banner } from './text.js'

/** Labels, validity and digits of every code list, as the module codes.js holds them. */
export function codes(source: Source) {
  return Object.fromEntries(
    [...source.codeLists].map(([name, list]) => [
      name,
      Object.fromEntries(
        list.codes.map(({ code, title, title_en, since, until, systems }) => [
          code,
          { zh: title, en: title_en, ...(since && { since }), ...(until && { until }), ...(Object.keys(systems).length > 0 && { systems }) },
        ]),
      ),
    ]),
  )
}

/** The standards in words, as data for \`explain\` and \`trace\`. */
export function register(source: Source) {
  return {
    documents: source.documents,
    ambiguities: source.ambiguities,
    standards: [...source.standards.values()],
    profiles: source.profiles.map(({ overlays: _, ...rest }) => rest),
  }
}

/** 应 error, 宜 warning, 可 info; what rests on low confidence is never above a warning. */
export function severities(source: Source): Record<string, string> {
  const out: Record<string, string> = {}
  const modal = { 应: 'error', 宜: 'warning', 可: 'info' }
  const add = (owner: string, clauses: Record<string, Clause>) => {
    for (const [number, clause] of Object.entries(clauses)) {
      if (!clause.modal) continue
      const severity = modal[clause.modal]
      out[`${owner}#${number}`] = clause.confidence === 'low' && severity === 'error' ? 'warning' : severity
    }
  }
  for (const [owner, { clauses }] of source.standards) add(owner, clauses)
  for (const { profile, clauses } of source.profiles) add(profile, clauses)
  return out
}

/** One string, split on first use: thousands of lines that most checks never look at. */
export function regions(source: Source): string {
  const text = source.regions.map(({ code, name }) => code + name).join(' ')
  return `${banner}export const regionsAsOf = '${source.regions[0]?.asOf ?? ''}'\nlet table\nexport function regionTable() {\n  table ??= new Map(text.split(' ').map((line) => [line.slice(0, 6), line.slice(6)]))\n  return table\n}\nconst text = '${text}'\n`
}
