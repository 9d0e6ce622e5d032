import { codes } from '@shebiao/schemas/codes'
import { type Field, fieldName, type Language } from '@shebiao/schemas/runtime'
import type { Engine } from '../engine/engine.js'
import type { Finding, FindingPlace, Grade, Location, RecordIdentity, ReportedFinding, ReportedPlace, Waiver } from '../model/finding.js'
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
  /** Looks up a place of the record, by its pointer within it. */
  locate?: ((at: string) => Location | undefined) | undefined
  /** The same pointer with list elements by their keys. */
  inRecord?: ((at: string) => string) | undefined
  /** Absent for problems of the file itself. */
  record: RecordIdentity | undefined
  /** Absent for problems of the file itself. */
  context: FindingContext | undefined
  /** Pointer of the record in its document. */
  prefix: string
  grade?: Grade | undefined
  waiver: Waiver | undefined
  /** Whether the baseline has it. */
  isKnown: boolean
}

const noFields: Record<string, Field> = {}
const noRules: RuleTexts = new Map()

/** Formats a finding for the report. */
export function reportedFinding(located: LocatedFinding, language: Language): ReportedFinding {
  const { finding, source, location, record, context, prefix, grade, waiver, isKnown } = located
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
    ...(finding.places && { count: finding.places.length, places: reportedPlaces(finding.places, located, language) }),
    ...(grade && { grade }),
    ...(waiver && { waived: waiver }),
    ...(isKnown && { known: true }),
  }
}

/** The places of one finding that are listed: a bound for memory. */
const listedPlaces = 1000

function reportedPlaces(places: readonly FindingPlace[], { locate, inRecord, context, prefix }: LocatedFinding, language: Language): ReportedPlace[] {
  const words = { fields: context?.fields ?? noFields, codes }
  return places.slice(0, listedPlaces).map(({ at, severity, clause }) => {
    const location = locate?.(at)
    return {
      at: prefix + at,
      inRecord: inRecord?.(at) ?? at,
      field: fieldName(at, words, language),
      severity,
      clause,
      ...(location && { line: location.line, column: location.column }),
    }
  })
}
