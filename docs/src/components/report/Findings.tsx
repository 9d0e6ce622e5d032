import { translate } from '@docusaurus/Translate'
import type { Report } from '@shebiao/conform'
import { useState } from 'react'
import { severityName } from '../labels'
import { Choice } from '../playground/Controls'
import shared from '../shared.module.css'
import styles from './report.module.css'

interface FindingsProps {
  report: Report
  rule: string
  source: string
  onRule(rule: string): void
  onSource(source: string): void
}

/** Findings that are shown at first, and with each click on “more”. */
const pageSize = 200

/** The list of findings, filtered by rule and file. '' stands for all. */
export function Findings({ report, rule, source, onRule, onSource }: FindingsProps) {
  const [shownCount, setShownCount] = useState(pageSize)
  const filtered = report.findings.filter((one) => (rule === '' || one.rule === rule) && (source === '' || one.source === source))
  const all = translate({ id: 'report.all', message: '全部' })
  if (report.findings.length === 0) return null
  return (
    <section>
      <h2>{translate({ id: 'report.findings', message: '逐条' })}</h2>
      <div className={shared.row}>
        <Choice
          id="rule"
          label={translate({ id: 'report.rule', message: '规则' })}
          value={rule}
          empty={all}
          choices={Object.entries(report.byRule).map(([value, { title }]) => ({ value, label: title }))}
          onChange={onRule}
        />
        <Choice
          id="source"
          label={translate({ id: 'report.file.name', message: '文件' })}
          value={source}
          empty={all}
          choices={report.files.map((file) => ({ value: file.source, label: file.source }))}
          onChange={onSource}
        />
      </div>
      <ol className={styles.findings} data-testid="findings">
        {filtered.slice(0, shownCount).map((one) => (
          <li key={`${one.source} ${one.line}:${one.column} ${one.at} ${one.rule} ${one.occurrence} ${one.message}`} data-testid="finding" data-rule={one.rule}>
            <p className={styles.where}>
              <code>
                {one.source}
                {one.line === undefined ? '' : `:${one.line}:${one.column}`}
              </code>{' '}
              <code>{one.at}</code> {one.record?.key && <code>{one.record.key}</code>}
            </p>
            <p>
              <span className={`${shared.severity} ${shared[one.severity]}`}>{severityName[one.severity]}</span> {one.message}
              {one.waived && ` · ${translate({ id: 'report.isWaived', message: '已豁免，至 {until}' }, { until: one.waived.until })}`}
            </p>
            <p className={styles.mend}>
              {one.mend} <code>{[one.rule, one.clause].filter(Boolean).join(' · ')}</code>
              {one.andMore !== undefined && ` ${translate({ id: 'playground.andMore', message: '同类另有 {n} 处' }, { n: String(one.andMore) })}`}
            </p>
          </li>
        ))}
      </ol>
      {filtered.length > shownCount && (
        <button type="button" className={`${shared.button} ${shared.screen}`} onClick={() => setShownCount(shownCount + pageSize)}>
          {translate({ id: 'playground.more', message: '再列 {n} 条' }, { n: String(Math.min(pageSize, filtered.length - shownCount)) })}
        </button>
      )}
      {report.summary.notListed > 0 && (
        <p>{translate({ id: 'playground.notListed', message: '另有 {n} 处已计数，未列出。' }, { n: String(report.summary.notListed) })}</p>
      )}
    </section>
  )
}
