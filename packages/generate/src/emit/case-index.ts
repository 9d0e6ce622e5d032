import type { ExpandedCase } from '../cases/judge.js'
import { pattern } from '../runtime/pointer.js'
import type { Source } from '../source.js'

/** How many cases each rule, and each field of each record type, has: what trace counts. */
export function caseIndex(expanded: Map<string, ExpandedCase[]>, source: Source) {
  const rules: Record<string, { accepted: number; refused: number }> = {}
  const fieldCases: Record<string, Record<string, number>> = {}
  const profileCases: Record<string, { accepted: number; refused: Record<string, string[]> }> = {}
  for (const [key, found] of expanded) {
    for (const one of found) {
      if (key.startsWith('rules/')) {
        const count = (rules[key.slice('rules/'.length)] ??= { accepted: 0, refused: 0 })
        const { finds = [] } = one
        if (finds.length === 0) count.accepted++
        else count.refused++
        if (one.profile) {
          const own = (profileCases[one.profile] ??= { accepted: 0, refused: {} })
          if (finds.length === 0) own.accepted++
          for (const { rule, at, record } of finds) {
            const { schema } = record !== undefined && 'records' in one ? one.records[record]! : one
            ;(own.refused[`${schema}${pattern(at)}`] ??= []).push(rule)
          }
        }
      } else if (key.startsWith('fields/')) {
        const count = (fieldCases[one.schema] ??= {})
        const at = pattern(one.finds![0]!.at).replace(/\/notAField$/, '')
        count[at] = (count[at] ?? 0) + 1
      }
    }
  }
  const examples: Record<string, number> = {}
  for (const one of expanded.get('examples') ?? []) examples[one.schema] = (examples[one.schema] ?? 0) + 1
  return { base: source.base, rules, fields: fieldCases, profiles: profileCases, examples }
}
