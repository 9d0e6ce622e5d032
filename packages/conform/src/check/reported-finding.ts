import type { Field, Language } from '@shebiao/schemas/runtime'
import type { Engine } from '../engine/engine.js'
import type { Finding, Location, RecordIdentity, ReportedFinding, Waiver } from '../model/finding.js'
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
  record: RecordIdentity | undefined
  /** Absent for problems of the file itself. */
  context: FindingContext | undefined
  /** Pointer of the record in its document. */
  prefix: string
  waiver: Waiver | undefined
  /** Whether the baseline has it. */
  isKnown: boolean
}

const noFields: Record<string, Field> = {}
const noRules: RuleTexts = new Map()

/** Formats a finding for the report. */
export function reportedFinding(located: LocatedFinding, language: Language): ReportedFinding {
  const { finding, source, location, record, context, prefix, waiver, isKnown } = located
  return {
    rule: finding.rule,
    severity: finding.severity,
    source,
    ...(location && { line: location.line, column: location.column }),
    at: prefix + finding.at,
    ...(record && { record }),
    ...(finding.clause && { clause: finding.clause }),
    ...(context && { standard: context.standard, type: context.type }),
    ...(context?.profile && { profile: context.profile }),
    ...formatMessage(finding, context?.fields ?? noFields, context?.rules ?? noRules, language),
    ...(waiver && { waived: waiver }),
    ...(isKnown && { known: true }),
  }
}
