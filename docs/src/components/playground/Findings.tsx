import Link from '@docusaurus/Link'
import { translate } from '@docusaurus/Translate'
import type { Report, ReportedFinding } from '@shebiao/conform'
import { useState } from 'react'
import { clausePath } from '../../clauses'
import { severityName, verdictName } from '../labels'
import shared from '../shared.module.css'
import styles from './playground.module.css'

/** Findings that are shown at first, and with each click on “more”. */
const pageSize = 100

interface FindingsProps {
  report: Report
  onJump?: ((finding: ReportedFinding) => void) | undefined
}

/** The verdict and the findings. `onJump` is called when the location of a finding is clicked. */
export function Findings({ report, onJump }: FindingsProps) {
  const [shownCount, setShownCount] = useState(pageSize)
  const { summary, files, findings } = report
  const [file] = files
  return (
    <>
      <p className={styles.verdict}>
        <strong className={shared[report.verdict]} data-testid="verdict" data-verdict={report.verdict} data-source={file?.source}>
          {verdictName[report.verdict]}
        </strong>
        <span>
          {translate(
            { id: 'playground.counts', message: '{records} 条记录 · 错误 {errors} · 警告 {warnings} · 提示 {infos}' },
            {
              records: String(summary.records),
              errors: String(summary.errors),
              warnings: String(summary.warnings),
              infos: String(summary.infos),
            },
          )}
        </span>
        {file?.standard && (
          <code>
            {file.standard} {file.type}
            {file.profile ? ` +${file.profile}` : ''}
          </code>
        )}
      </p>
      <ol className={styles.findings} data-testid="findings">
        {findings.slice(0, shownCount).map((finding) => (
          <Entry key={`${finding.line}:${finding.column} ${finding.at} ${finding.rule} ${finding.message}`} finding={finding} onJump={onJump} />
        ))}
      </ol>
      {findings.length > shownCount && (
        <button type="button" className={shared.button} onClick={() => setShownCount(shownCount + pageSize)}>
          {translate({ id: 'playground.more', message: '再列 {n} 条' }, { n: String(Math.min(pageSize, findings.length - shownCount)) })}
        </button>
      )}
      {summary.notListed > 0 && <p>{translate({ id: 'playground.notListed', message: '另有 {n} 处已计数，未列出。' }, { n: String(summary.notListed) })}</p>}
      {report.notChecked.length > 0 && (
        <details>
          <summary>{translate({ id: 'playground.notChecked', message: '未能检查的规则 {n} 条' }, { n: String(report.notChecked.length) })}</summary>
          <ul>
            {report.notChecked.map(({ rule, reason }) => (
              <li key={rule}>
                <code>{rule}</code> {reason}
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

function Entry({ finding, onJump }: { finding: ReportedFinding; onJump?: FindingsProps['onJump'] }) {
  const { rule, severity, line, column, at, message, mend, clause, andMore } = finding
  const location = line === undefined ? '' : `${line}:${column}`
  return (
    <li data-testid="finding" data-rule={rule} data-line={line} data-column={column} data-at={at}>
      <div className={styles.heading}>
        {onJump ? (
          <button
            type="button"
            className={styles.location}
            onClick={() => onJump(finding)}
            aria-label={`${location} ${translate({ id: 'playground.jump', message: '到文中此处' })}`}
          >
            {location}
          </button>
        ) : (
          <span className={styles.location}>{location}</span>
        )}
        <span className={`${shared.severity} ${shared[severity]}`}>{severityName[severity]}</span>
        <span data-testid="message">{message}</span>
      </div>
      <div className={styles.mend}>{mend}</div>
      <div className={styles.source}>
        <Link to={`/rules/${rule}`}>
          <code>{rule}</code>
        </Link>
        {clause && (
          <Link to={clausePath(clause)}>
            <code>{clause}</code>
          </Link>
        )}
        {andMore !== undefined && <span>{translate({ id: 'playground.andMore', message: '同类另有 {n} 处' }, { n: String(andMore) })}</span>}
      </div>
    </li>
  )
}
