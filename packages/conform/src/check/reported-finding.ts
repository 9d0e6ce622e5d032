import type { Field, Language } from '@shebiao/schemas/runtime'
import type { Engine } from '../engine/engine.js'
import type { Finding, Location, ReportedFinding, Waiver } from '../model/finding.js'
import { formatMessage, type RuleTexts } from './messages.js'

/** What is needed to format a finding. */
export interface FindingContext extends Pick<Engine, 'standard' | 'type' | 'fields' | 'profile'> {
  rules: RuleTexts
}

/** A finding with its location, before it is formatted. */
export interface LocatedFinding {
  finding: Finding
  source: string
  location: Location | undefined
  /** Absent for problems of the file itself. */
  context: FindingContext | undefined
  /** Pointer of the record in its document. */
  prefix: string
  waiver: Waiver | undefined
}

const noFields: Record<string, Field> = {}
const noRules: RuleTexts = new Map()

/** Formats a finding for the report. */
export function reportedFinding({ finding, source, location, context, prefix, waiver }: LocatedFinding, language: Language): ReportedFinding {
  return {
    rule: finding.rule,
    severity: finding.severity,
    source,
    ...(location && { line: location.line, column: location.column }),
    at: prefix + finding.at,
    ...(finding.clause && { clause: finding.clause }),
    ...(context && { standard: context.standard, type: context.type }),
    ...(context?.profile && { profile: context.profile }),
    ...formatMessage(finding, context?.fields ?? noFields, context?.rules ?? noRules, language),
    ...(waiver && { waived: waiver }),
  }
}

/** Whether a waiver covers a finding on the day `asOf`, its last day included. A waived finding stays in the report. */
export function covers(waiver: Waiver, finding: Finding, source: string, asOf: string): boolean {
  if (waiver.rule !== finding.rule || asOf > waiver.until) return false
  if (waiver.at !== undefined && waiver.at !== finding.at) return false
  return waiver.file === undefined || source === waiver.file || source.endsWith(`/${waiver.file}`)
}
