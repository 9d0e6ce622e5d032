import { base } from '@shebiao/schemas/registry'
import { visible } from '@shebiao/schemas/runtime'
import type { DeviatingPlace, Report, ReportedFinding, ReportedPlace } from '../model/finding.js'
import { fingerprint } from './fingerprint.js'
import { jsonList, jsonText } from './json-text.js'
import { omissions } from './omissions.js'
import { named } from './record-name.js'

const levels = { error: 'error', warning: 'warning', info: 'note' }

/**
 * Formats a report as SARIF 2.1.0. Waivers are suppressions; whatever could not be checked, was not checked or is not
 * listed is a notification.
 */
export function sarif(report: Report): string {
  return [...sarifParts(report)].join('')
}

/** The text of `sarif`, part by part: a report of many findings is never in memory as a whole. */
export function* sarifParts(report: Report): Generator<string> {
  const indices = new Map(Object.keys(report.byRule).map((id, i) => [id, i]))
  const clauses = new Map(report.findings.map(({ rule, clause }) => [rule, clause]))
  const help = (id: string) => [report.byRule[id]!.title, clauses.get(id), `shebiao explain ${id}`, pageOf(id)].filter(Boolean).join('\n')
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'shebiao',
            version: report.tool.version,
            informationUri: new URL('..', base).href,
            language: report.language === 'zh' ? 'zh-CN' : 'en',
            rules: [...indices.keys()].map((id) => ({
              id,
              shortDescription: { text: report.byRule[id]!.title },
              fullDescription: { text: report.byRule[id]!.title },
              help: { text: help(id) },
              helpUri: pageOf(id),
              defaultConfiguration: { level: levels[report.byRule[id]!.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.failures.length === 0,
            toolExecutionNotifications: [
              ...report.failures.map(({ source, message }) => ({ level: 'error', message: { text: visible(`${source} ${message}`.trim()) } })),
              ...omissions(report).map(({ kind, rule, source, message }) => ({
                level: kind === 'notChecked' || kind === 'notListed' ? 'warning' : 'note',
                message: { text: message },
                ...(rule !== undefined && { associatedRule: { id: rule } }),
                ...locatedIn(source),
              })),
            ],
          },
        ],
        results: [],
      },
    ],
  }
  const text = jsonText(log)
  const at = text.lastIndexOf('[]')
  yield text.slice(0, at)
  yield* jsonList('[', results(report.findings, indices), `]${text.slice(at + 2)}`, '      ')
}

function* results(findings: readonly ReportedFinding[], indices: ReadonlyMap<string, number>): Generator<object> {
  for (const finding of findings) yield resultOf(finding, indices.get(finding.rule)!)
}

function resultOf(finding: ReportedFinding, ruleIndex: number) {
  return {
    ruleId: finding.rule,
    ruleIndex,
    level: levels[finding.severity],
    message: { text: `${finding.message} ${finding.mend}`.trim() },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uri(finding.source) },
          region: { startLine: finding.line ?? 1, startColumn: finding.column ?? 1 },
        },
        logicalLocations: [{ fullyQualifiedName: qualified(finding), kind: 'member' }],
      },
    ],
    partialFingerprints: { 'shebiaoFinding/v1': fingerprint(finding) },
    ...(finding.dataset && finding.dataset.places.length > 1 && { relatedLocations: finding.dataset.places.slice(1).map(relatedLocation) }),
    ...(finding.places && finding.places.length > 1 && { relatedLocations: finding.places.map((place, i) => relatedPlace(finding, place, i)) }),
    properties: {
      clause: finding.clause,
      field: finding.field,
      standard: finding.standard,
      profile: finding.profile,
      record: finding.record,
      andMore: finding.andMore,
    },
    ...(finding.waived && {
      suppressions: [{ kind: 'external', justification: `${finding.waived.owner}: ${finding.waived.reason} (${finding.waived.until})` }],
    }),
  }
}

/** The location of a further record that deviates. */
function relatedLocation({ source, line, column, at, region }: DeviatingPlace, i: number) {
  return {
    id: i + 1,
    physicalLocation: { artifactLocation: { uri: uri(source) }, region: { startLine: line ?? 1, startColumn: column ?? 1 } },
    logicalLocations: [{ fullyQualifiedName: at || '/', kind: 'member' }],
    ...(region !== undefined && { message: { text: region } }),
  }
}

/** One of several places of a finding, with the name of its field. */
function relatedPlace({ source }: ReportedFinding, { at, line, column, field }: ReportedPlace, i: number) {
  return {
    id: i + 1,
    physicalLocation: { artifactLocation: { uri: uri(source) }, region: { startLine: line ?? 1, startColumn: column ?? 1 } },
    logicalLocations: [{ fullyQualifiedName: at, kind: 'member' }],
    message: { text: field },
  }
}

/** The record's key and the place in it. */
function qualified(finding: ReportedFinding): string {
  const name = named(finding)
  return `${name}${name && ' '}${finding.record?.at ?? finding.at}` || '/'
}

function locatedIn(source: string | undefined) {
  return source === undefined ? {} : { locations: [{ physicalLocation: { artifactLocation: { uri: uri(source) } } }] }
}

/** The page of a rule on the site. */
function pageOf(rule: string): string {
  return new URL(`../rules/${rule}`, base).href
}

/** A path as a URI: relative as it is, absolute with the scheme `file:`. */
function uri(path: string): string {
  const encoded = path.toWellFormed().split(/[\\/]/).map(encodeURIComponent).join('/')
  if (/^[A-Za-z]%3A\//.test(encoded)) return `file:///${encoded.replace('%3A', ':')}`
  return encoded.startsWith('/') ? `file://${encoded}` : encoded
}
