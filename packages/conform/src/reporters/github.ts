import { visible } from '@shebiao/schemas/runtime'
import type { Report, ReportedFinding } from '../model/finding.js'
import { inert } from './inert.js'
import { omissions } from './omissions.js'
import { named } from './record-name.js'

const commands = { error: 'error', warning: 'warning', info: 'notice' }

/**
 * Formats a report as workflow commands, which GitHub and Gitea show as annotations at the line. Waived findings are left out, and
 * what is not checked or not listed is a notice. GitHub shows ten errors and ten warnings of a step; its log has all.
 */
export function github(report: Report): string {
  return [...githubParts(report)].join('')
}

/** The lines of `github`. */
export function* githubParts(report: Report): Generator<string> {
  for (const finding of report.findings) if (!finding.waived) yield `${annotation(finding)}\n`
  for (const { source, message } of report.failures) yield `::error file=${escapeProperty(source)}::${escapeData(message)}\n`
  for (const { message, source } of omissions(report))
    yield `::notice ${source === undefined ? '' : `file=${escapeProperty(source)},`}title=shebiao::${escapeData(message)}\n`
}

function annotation(finding: ReportedFinding): string {
  const { severity, source, line, column, rule, clause, message, mend } = finding
  const title = [rule, clause, named(finding)].filter(Boolean).join(' ')
  const parameters = `file=${escapeProperty(source)},line=${line ?? 1},col=${column ?? 1},title=${escapeProperty(title)}`
  return `::${commands[severity]} ${parameters}::${escapeData(`${message} ${mend}`)}`
}

function escapeData(text: string): string {
  return inert(visible(text)).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
