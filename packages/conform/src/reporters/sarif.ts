import { base } from '@shebiao/schemas/registry'
import type { DeviatingPlace, Report } from '../model/finding.js'

const levels = { error: 'error', warning: 'warning', info: 'note' }

/** Formats a report as SARIF 2.1.0. Waivers are suppressions; whatever could not be checked is a notification. */
export function sarif(report: Report): string {
  const ids = Object.keys(report.byRule)
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
            rules: ids.map((id) => ({
              id,
              shortDescription: { text: report.byRule[id]!.title },
              defaultConfiguration: { level: levels[report.byRule[id]!.severity] },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: report.failures.length === 0,
            toolExecutionNotifications: report.failures.map(({ source, message }) => ({ level: 'error', message: { text: `${source} ${message}`.trim() } })),
          },
        ],
        results: report.findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: ids.indexOf(finding.rule),
          level: levels[finding.severity],
          message: { text: `${finding.message} ${finding.mend}`.trim() },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: uri(finding.source) },
                region: { startLine: finding.line ?? 1, startColumn: finding.column ?? 1 },
              },
              logicalLocations: [{ fullyQualifiedName: finding.at || '/', kind: 'member' }],
            },
          ],
          ...(finding.dataset && finding.dataset.places.length > 1 && { relatedLocations: finding.dataset.places.slice(1).map(relatedLocation) }),
          properties: { clause: finding.clause, field: finding.field, standard: finding.standard, profile: finding.profile, andMore: finding.andMore },
          ...(finding.waived && {
            suppressions: [{ kind: 'external', justification: `${finding.waived.owner}: ${finding.waived.reason} (${finding.waived.until})` }],
          }),
        })),
      },
    ],
  }
  return `${JSON.stringify(log, null, 2)}\n`
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

function uri(path: string): string {
  return path.split(/[\\/]/).map(encodeURIComponent).join('/')
}
