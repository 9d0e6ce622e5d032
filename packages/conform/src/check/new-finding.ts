import { type FileRuleId, fileRules } from '../model/file-rules.js'
import type { Finding, Grade, Location, RecordIdentity, ReportedFinding } from '../model/finding.js'
import type { ReadProblem } from '../read/record.js'
import type { KnownFinding } from './baseline.js'
import type { FindingContext, LocatedFinding } from './reported-finding.js'
import type { Excuse } from './tally.js'

/** A finding on its way into the report. Its location and identity are looked up only if it is reported. */
export interface NewFinding {
  finding: Finding
  /** Looks up the location of a place by its pointer. */
  locate: (at: string) => Location | undefined
  /** The identity of a place of its record. Absent for problems of the file itself. */
  identity?: (at: string) => RecordIdentity
  /** How much of what its record should state is there, where the finding is on that. */
  grade?: () => Grade | undefined
  context?: FindingContext
  prefix?: string
  /** Whether there are enough of its kind in its record, so that it is listed only where every finding is. */
  isExtra?: boolean
}

/** A finding, or those of its places that have one excuse. */
export interface Part {
  finding: Finding
  excuse: Excuse
}

/** What became of a finding: as it is listed, and whether it fails its record. */
export interface Added {
  listed?: ReportedFinding | undefined
  fails: boolean
}

/** A problem of a file or record as a finding. */
export function fileFinding({ rule, at, params }: ReadProblem): Finding {
  return { rule, severity: fileRules[rule as FileRuleId].severity, at, params }
}

/** A place of a finding as a baseline knows it. */
export function knownAs({ rule }: Finding, at: string, record: RecordIdentity | undefined): KnownFinding {
  return { rule, ...(record?.key !== undefined && { record: record.key }), at: record?.at ?? at }
}

/** A new finding, or a part of one, with all that its sentences need. */
export function locatedFinding(found: NewFinding, { finding, excuse }: Part, source: string): LocatedFinding {
  const { identity, locate, grade, context, prefix = '' } = found
  const inRecord = identity && ((at: string) => identity(at).at)
  return { finding, source, location: locate(finding.at), locate, inRecord, record: identity?.(finding.at), grade: grade?.(), context, prefix, ...excuse }
}
