import type { Report } from '../model/finding.js'

const commands = { error: 'error', warning: 'warning', info: 'notice' }

/** Workflow commands that GitHub (and Gitea) turn into annotations at the line. */
export function github(report: Report): string {
  const lines = report.findings
    .filter(({ waived }) => !waived)
    .map(({ severity, source, line, column, rule, clause, message, mend }) => {
      const place = `file=${property(source)},line=${line ?? 1},col=${column ?? 1},title=${property(clause ? `${rule} ${clause}` : rule)}`
      return `::${commands[severity]} ${place}::${data(`${message} ${mend}`)}`
    })
  for (const { source, message } of report.failures) lines.push(`::error file=${property(source)}::${data(message)}`)
  return lines.length > 0 ? `${lines.join('\n')}\n` : ''
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
