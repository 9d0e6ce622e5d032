import { byCharacters } from '../model/compare.js'
import type { FactLocation } from '../model/fact.js'
import type { FileReport, Location, Report, ReportedFinding, Waiver } from '../model/finding.js'
import { severityRank } from '../model/severity.js'
import type { KnownFinding } from './baseline.js'

/** A range of a file: the lines that begin at byte offsets from `from` up to, but not including, `to`. Default of `to`: the end of the file. */
export interface Range {
  from: number
  to?: number
}

/** What is known of a file before it is read. */
export interface AboutFile {
  /** The range that is read. Default: all of it. */
  range?: Range
  waivers?: Waiver[]
  /** Size of the whole file in bytes. */
  size?: number | undefined
  /** What the baseline has of it. */
  known?: readonly KnownFinding[] | undefined
}

/** A range that was read, with the number of line ends and of records in it. */
export interface RangeRead extends Range {
  lines: number
  records: number
}

/** The result of one file, or of some of its ranges. */
export interface PartialFile {
  report: FileReport
  ranges: RangeRead[]
  /** Size of the whole file in bytes, if known. */
  size?: number
  /** Byte offset of the range whose first record determined the standard in `report`. */
  detectedAt: number
  /** The file is a manifest, which lists the data and is no data itself. */
  manifest?: true
  waivers: Waiver[]
  /** The waivers that a manifest grants, each with its location. */
  granted?: GrantedWaiver[]
  /** Number of errors that are breaches of the standard, and of those that say that something could not be read (`unreadRules`). */
  breaches?: number
  unread?: number
  /** Number of breaches that the baseline has: they do not fail the check, but the file does not conform. */
  knownErrors?: number
  /** Numbers of findings in single records by cause (see `causeOf`), neither waived nor in the baseline. */
  causes?: Causes
}

/** Numbers of findings by cause. */
export type Causes = Record<string, number>

/** A waiver in a manifest. */
export interface GrantedWaiver extends Location {
  waiver: Waiver
  at: string
}

/** A finding that is listed unless there are enough earlier ones. Its line is counted from the beginning of its range. */
export interface KeptFinding {
  /** Byte offset of its range. */
  from: number
  /** Its number within the range; only the order matters. */
  index: number
  finding: ReportedFinding
  /** Whether its line is counted from the beginning of the file. */
  isInFile?: true
  /** Listed only where every finding is asked for. */
  isExtra?: true
}

/** The result of some files, or of ranges of them, as plain data. A monoid: results can be merged in any order. */
export interface PartialResult {
  files: PartialFile[]
  findings: KeptFinding[]
  byRule: Report['byRule']
  /** Rule → number of records on which it could not be run. */
  skipped: Record<string, number>
  leftOut: Report['notChecked']
  failures: Report['failures']
  counts: Counts
  /** Waivers, by `waiverKey`, and the number of findings that each covers. */
  waived: Record<string, number>
}

/** Numbers of findings (`waived`, `infos`, `known` and `mended` ones of the baseline) and of records (the others). */
export interface Counts {
  waived: number
  infos: number
  known: number
  mended: number
  conforming: number
  notConforming: number
  notAssessable: number
}

/** Thrown if a range of a file is merged twice, or if ranges are of different versions of the file. */
export class TwiceError extends Error {}

/** Adds files, or further ranges of files, by source. Throws TwiceError if a range is present already; then nothing is changed. */
export function joinFiles(files: Map<string, PartialFile>, others: readonly PartialFile[]): void {
  for (const { report, ranges } of others) {
    const known = files.get(report.source)
    if (known) joinRanges(report.source, [...known.ranges], ranges)
  }
  for (const file of others) {
    const { source } = file.report
    const known = files.get(source)
    if (!known) files.set(source, { ...file, report: { ...file.report }, ranges: [...file.ranges] })
    else {
      joinRanges(source, known.ranges, file.ranges)
      joinFile(known, file)
    }
  }
}

/** Inserts ranges in order. Throws TwiceError if they overlap. */
function joinRanges(source: string, known: RangeRead[], others: readonly RangeRead[]): void {
  for (const other of others) {
    let at = known.length
    while (at > 0 && known[at - 1]!.from > other.from) at--
    if (overlap(known[at - 1], other) || overlap(other, known[at])) throw new TwiceError(source)
    known.splice(at, 0, other)
  }
}

/** The byte ranges of the file that no range covers, as `from–to`. */
export function gaps(ranges: readonly RangeRead[], size: number): string[] {
  const missing: string[] = []
  let covered = 0
  for (const { from, to = size } of [...ranges, { from: size }]) {
    if (from > covered) missing.push(`${covered}–${from}`)
    covered = Math.max(covered, to)
  }
  return missing
}

function overlap(before: Range | undefined, after: Range | undefined): boolean {
  return before !== undefined && after !== undefined && (before.to ?? Number.POSITIVE_INFINITY) > after.from
}

/** Adds the results of further ranges of the same file. Throws TwiceError if the file had another size. */
function joinFile(known: PartialFile, other: PartialFile): void {
  if (known.size !== other.size) throw new TwiceError(known.report.source)
  const { report } = known
  report.records += other.report.records
  const grade = report.records === 1 ? (report.grade ?? other.report.grade) : undefined
  if (grade) report.grade = grade
  else delete report.grade
  report.unreadable += other.report.unreadable
  report.errors += other.report.errors
  report.warnings += other.report.warnings
  report.findings += other.report.findings
  if (other.causes) known.causes = joinCauses(known.causes ?? {}, other.causes)
  if (other.breaches) known.breaches = (known.breaches ?? 0) + other.breaches
  if (other.unread) known.unread = (known.unread ?? 0) + other.unread
  if (other.knownErrors) known.knownErrors = (known.knownErrors ?? 0) + other.knownErrors
  if (other.report.standard !== undefined && (report.standard === undefined || other.detectedAt < known.detectedAt)) {
    const { standard, type, detectedBy, profile } = other.report
    Object.assign(report, { standard, type, detectedBy, ...(profile !== undefined && { profile }) })
    known.detectedAt = other.detectedAt
  }
  if (known.waivers.length === 0) known.waivers = other.waivers
}

/** What a file holds before one of its ranges. */
export interface Before {
  lines: number
  records: number
}

/** By byte offset of each range, the line ends and records before it: to be added to the lines and record numbers of its findings. */
export function countsBefore({ ranges }: PartialFile): Map<number, Before> {
  const before = new Map<number, Before>()
  const sum = { lines: 0, records: 0 }
  for (const { from, lines, records } of ranges) {
    before.set(from, { ...sum })
    sum.lines += lines
    sum.records += records
  }
  return before
}

/** Where the ranges of files begin, in lines. Clear it when ranges are added. */
export class RangeOffsets {
  private readonly bySource = new Map<string, Map<number, Before>>()

  constructor(private readonly files: ReadonlyMap<string, PartialFile>) {}

  clear(): void {
    this.bySource.clear()
  }

  /** A location whose line is counted from the beginning of its file. */
  inFile(location: FactLocation): FactLocation {
    const { source, from, line } = location
    if (line === undefined || from === 0) return location
    let before = this.bySource.get(source)
    if (!before) this.bySource.set(source, (before = countsBefore(this.files.get(source)!)))
    return { ...location, line: line + (before.get(from)?.lines ?? 0) }
  }
}

function joinCauses(known: Causes, other: Causes): Causes {
  const joined = { ...known }
  for (const [cause, count] of Object.entries(other)) joined[cause] = (joined[cause] ?? 0) + count
  return joined
}

/** Adds counts by rule. */
export function joinCounts(known: Report['byRule'], other: Report['byRule']): void {
  for (const [rule, { severity, count, title }] of Object.entries(other)) {
    const own = (known[rule] ??= { severity, count: 0, title })
    own.count += count
    if (severityRank(severity) > severityRank(own.severity)) own.severity = severity
  }
}

/** Comparator by source; an absent source comes first. */
export function bySource(a: { source?: string }, b: { source?: string }): number {
  return byCharacters(a.source ?? '', b.source ?? '')
}
