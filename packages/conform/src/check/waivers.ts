import { normalPath } from '../model/file-path.js'
import type { FileReport, Finding, RuleSelection, Waiver } from '../model/finding.js'
import type { ReadProblem } from '../read/record.js'
import { keySeparator } from './identity.js'
import type { PartialFile } from './partial-result.js'
import { isSelected } from './selection.js'

/** A finding as waivers look at it. `identity` is asked for only where a waiver is of one record or of one element of a list. */
export interface WaivableFinding extends Pick<Finding, 'rule' | 'at'> {
  source: string
  identity(): { key?: string; at: string }
}

/** The waiver that covers a finding on the day `asOf`, its last day included. A waived finding stays in the report. */
export function waiverOf(waivers: readonly Waiver[], finding: WaivableFinding, asOf: string): Waiver | undefined {
  return waivers.length === 0 ? undefined : waivers.find((waiver) => covers(waiver, finding, asOf))
}

function covers(waiver: Waiver, finding: WaivableFinding, asOf: string): boolean {
  if (waiver.rule !== finding.rule || asOf > waiver.until) return false
  if (waiver.file !== undefined && !isOfFile(waiver.file, finding.source)) return false
  if (waiver.record !== undefined && !isOfRecord(waiver.record, finding.identity().key)) return false
  return waiver.at === undefined || waiver.at === finding.at || (waiver.at.includes('/[') && waiver.at === finding.identity().at)
}

/** Whether a path, as a waiver names it, is that of a source or its end. `./a.json`, `sub/../a.json` and `sub\a.json` are paths as well. */
export function isOfFile(path: string, source: string): boolean {
  const wanted = normalPath(path)
  const found = normalPath(source)
  return found === wanted || found.endsWith(`/${wanted}`)
}

/** A record is named by its whole key, or by the first value of it: `basicCode=002014022000; region.code=420106`, `002014022000`. */
function isOfRecord(wanted: string, key: string | undefined): boolean {
  if (key === undefined || wanted === key) return key !== undefined
  return `${key.slice(key.indexOf('=') + 1)}${keySeparator}`.startsWith(`${wanted}${keySeparator}`)
}

/** What tells one waiver from another. */
export function waiverKey({ rule, file, at, record, owner, until }: Waiver): string {
  return JSON.stringify([rule, file, at, record, owner, until])
}

/** A waiver that covers no finding, with the reason. */
export interface UnusedWaiver {
  waiver: Waiver
  /** `ended`: its last day is over; `needless`: nothing that it is of was found. */
  reason: 'ended' | 'needless'
}

/** Those of some waivers that cover nothing. `used` has the keys of the others; those of rules that were not run are left out. */
export function unusedWaivers(
  waivers: readonly Waiver[],
  used: ReadonlyMap<string, number>,
  { asOf, selection }: { asOf: string; selection?: RuleSelection | undefined },
): UnusedWaiver[] {
  return waivers
    .filter((waiver) => isSelected(selection, waiver.rule) && !used.has(waiverKey(waiver)))
    .map((waiver) => ({ waiver, reason: asOf > waiver.until ? 'ended' : 'needless' }))
}

/** A problem for each waiver of a manifest that covers nothing. That one has ended was reported when the manifest was read. */
export function* needlessWaivers(
  files: Iterable<PartialFile>,
  unusedOf: (waivers: readonly Waiver[]) => readonly UnusedWaiver[],
): Generator<{ report: FileReport; problem: ReadProblem }> {
  for (const { report, granted = [] } of files) {
    const needless = unusedOf(granted.map(({ waiver }) => waiver)).filter(({ reason }) => reason === 'needless')
    const unused = new Set(needless.map(({ waiver }) => waiver))
    for (const { waiver, at, line, column } of granted)
      if (unused.has(waiver)) yield { report, problem: { rule: 'waiver-needed', at, params: { waived: waiver.rule }, location: { line, column } } }
  }
}
