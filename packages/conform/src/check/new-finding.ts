import { type FileRuleId, fileRules } from '../model/file-rules.js'
import type { Finding, Location, RecordIdentity } from '../model/finding.js'
import type { ReadProblem } from '../read/record.js'
import type { KnownFinding } from './baseline.js'
import type { FindingContext } from './reported-finding.js'

/** A finding on its way into the report. Its location and identity are looked up only if it is reported. */
export interface NewFinding {
  finding: Finding
  location: Location | undefined | (() => Location | undefined)
  /** Absent for problems of the file itself. */
  identity?: () => RecordIdentity
  context?: FindingContext
  prefix?: string
  /** Whether there are enough of its kind in its record, so that it is listed only where every finding is. */
  isExtra?: boolean
}

/** A problem of a file or record as a finding. */
export function fileFinding({ rule, at, params }: ReadProblem): Finding {
  return { rule, severity: fileRules[rule as FileRuleId].severity, at, params }
}

/** A finding as a baseline knows it. */
export function knownAs({ rule, at }: Finding, record: RecordIdentity | undefined): KnownFinding {
  return { rule, ...(record?.key !== undefined && { record: record.key }), at: record?.at ?? at }
}
