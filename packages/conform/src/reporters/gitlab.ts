import { visible } from '@shebiao/schemas/runtime'
import type { Report } from '../model/finding.js'
import { fingerprint, hashOf } from './fingerprint.js'
import { jsonList } from './json-text.js'
import { omissions } from './omissions.js'

const checkNames = { notChecked: 'not-checked', notListed: 'not-listed', known: 'baseline', mended: 'baseline', waiver: 'waiver' }
const severities = { error: 'major', warning: 'minor', info: 'info' }

/**
 * Formats a report as GitLab's code-quality report (the subset of Code Climate that GitLab reads). Every finding has a fingerprint
 * of its own; what is not checked or not listed is an issue of severity info. Waived findings are left out.
 */
export function gitlab(report: Report): string {
  return [...gitlabParts(report)].join('')
}

/** The text of `gitlab`, part by part: a report of many findings is never in memory as a whole. */
export function gitlabParts(report: Report): Iterable<string> {
  return jsonList('[', issues(report), ']\n')
}

function* issues({ findings, failures, files, ...rest }: Report): Generator<object> {
  for (const finding of findings) {
    if (finding.waived) continue
    yield {
      description: `${finding.message} ${finding.mend}`.trim(),
      check_name: finding.rule,
      fingerprint: fingerprint(finding),
      severity: severities[finding.severity],
      location: { path: finding.source, lines: { begin: finding.line ?? 1 } },
    }
  }
  for (const { source, message } of failures) {
    yield {
      description: visible(message),
      check_name: 'could-not-check',
      fingerprint: hashOf([source, message]),
      severity: 'blocker',
      location: { path: source, lines: { begin: 1 } },
    }
  }
  // An issue has to be in some file.
  const first = files[0]?.source ?? '-'
  for (const { kind, rule = '', source, message } of omissions({ findings, failures, files, ...rest })) {
    yield {
      description: message,
      check_name: checkNames[kind],
      fingerprint: hashOf([kind, rule, source ?? '', kind === 'notChecked' ? message : '']),
      severity: 'info',
      location: { path: source ?? first, lines: { begin: 1 } },
    }
  }
}
