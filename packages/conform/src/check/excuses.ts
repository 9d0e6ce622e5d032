import type { Finding, FindingPlace, Waiver } from '../model/finding.js'
import { type KnownDataFinding, type KnownFinding, KnownFindings } from './baseline.js'
import { knownAs, type NewFinding, type Part } from './new-finding.js'
import { type Excuse, noExcuse } from './tally.js'
import { waiverOf } from './waivers.js'

/** What waivers and the baseline say of the findings of one check. */
export class Excuses {
  private readonly known = new Map<string, KnownFindings>()
  private readonly knownData: KnownFindings

  constructor(
    private readonly asOf: string,
    knownData: readonly KnownDataFinding[] | undefined,
  ) {
    this.knownData = new KnownFindings(knownData)
  }

  /** Sets what the baseline has of a file. */
  of(source: string, known: readonly KnownFinding[]): void {
    this.known.set(source, new KnownFindings(known))
  }

  /** Whether the baseline has anything of a file. */
  get hasFiles(): boolean {
    return this.known.size > 0
  }

  /** Whether the baseline has any finding over many records: of equal ones the first are known. */
  get hasData(): boolean {
    return this.knownData.size > 0
  }

  /** The number of findings that the baseline has and that were not found. */
  unmet(): number {
    return [this.knownData, ...this.known.values()].reduce((sum, known) => sum + known.unmet(), 0)
  }

  takeData(known: KnownDataFinding): boolean {
    return this.knownData.take(known)
  }

  /** A finding with its excuse; in parts where a waiver or the baseline covers one of its places and not another. */
  partsOf(found: NewFinding, source: string, waivers: readonly Waiver[]): Part[] {
    const { finding } = found
    const known = this.known.get(source)
    // There may be millions of findings, and mostly there is neither a waiver nor a baseline.
    if (waivers.length === 0 && !known) return [{ finding, excuse: noExcuse }]
    const excuseOf = (at: string): Excuse => {
      const identity = () => found.identity?.(at) ?? { at }
      const waiver = waiverOf(waivers, { rule: finding.rule, at, source, identity }, this.asOf)
      return { waiver, isKnown: !waiver && (known?.take(knownAs(finding, at, found.identity?.(at))) ?? false) }
    }
    return finding.places ? divided(finding, finding.places, excuseOf) : [{ finding, excuse: excuseOf(finding.at) }]
  }
}

function divided(finding: Finding, places: readonly FindingPlace[], excuseOf: (at: string) => Excuse): Part[] {
  const parts = new Map<Waiver | boolean, { excuse: Excuse; own: FindingPlace[] }>()
  for (const place of places) {
    const excuse = excuseOf(place.at)
    const key = excuse.waiver ?? excuse.isKnown
    const part = parts.get(key)
    if (part) part.own.push(place)
    else parts.set(key, { excuse, own: [place] })
  }
  // The severest place stands first.
  return [...parts.values()].map(({ excuse, own }) => ({
    finding: own.length === places.length ? finding : { ...finding, severity: own[0]!.severity, at: own.length === 1 ? own[0]!.at : finding.at, places: own },
    excuse,
  }))
}
