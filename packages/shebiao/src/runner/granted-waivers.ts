import type { Collector } from '@shebiao/conform/check/collector.js'
import { unknownRule } from '@shebiao/conform/check/options.js'
import type { FileReport, Waiver } from '@shebiao/conform/model/finding.js'
import type { ReadRecord } from '@shebiao/conform/read/record.js'

/**
 * The waivers of a manifest. Those of rules that do not exist, or that have ended, are reported, and of a submission that is checked as a
 * whole those that cover nothing.
 */
export function grantedWaivers(
  waivers: readonly Waiver[],
  record: ReadRecord,
  file: FileReport,
  collector: Collector,
  { asOf, isWhole }: { asOf: string; isWhole: boolean },
): Waiver[] {
  const granted = waivers.map((waiver, i) => ({ waiver, at: `/waivers/${i}`, ...record.locate(`/waivers/${i}`) }))
  for (const { waiver, at, line, column } of granted) {
    const near = unknownRule(waiver.rule)
    const location = { line, column }
    if (near !== undefined)
      collector.problem(file, { rule: 'waiver-rule-exists', at: `${at}/rule`, params: { waived: waiver.rule, near }, location: record.locate(`${at}/rule`) })
    else if (asOf > waiver.until) collector.problem(file, { rule: 'waiver-in-force', at, params: { waived: waiver.rule, until: waiver.until }, location })
  }
  const sound = granted.filter(({ waiver }) => unknownRule(waiver.rule) === undefined)
  if (isWhole) collector.grant(file, sound)
  return sound.map(({ waiver }) => waiver)
}
