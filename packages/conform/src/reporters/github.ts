import type { Report } from '../model/finding.js'

const commands = { error: 'error', warning: 'warning', info: 'notice' }

/** Formats a report as workflow commands, which GitHub and Gitea show as annotations at the line. Waived findings are left out. */
export function github(report: Report): string {
  const lines = report.findings
    .filter(({ waived }) => !waived)
    .map(({ severity, source, line, column, rule, clause, message, mend }) => {
      const parameters = `file=${escapeProperty(source)},line=${line ?? 1},col=${column ?? 1},title=${escapeProperty(clause ? `${rule} ${clause}` : rule)}`
      return `::${commands[severity]} ${parameters}::${escapeData(`${message} ${mend}`)}`
    })
  for (const { source, message } of report.failures) lines.push(`::error file=${escapeProperty(source)}::${escapeData(message)}`)
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
