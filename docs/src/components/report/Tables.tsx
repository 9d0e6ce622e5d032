import Link from '@docusaurus/Link'
import { translate } from '@docusaurus/Translate'
import type { FileReport, Report } from '@shebiao/conform'
import { type ReactNode, useEffect, useState } from 'react'
import { severityName, verdictName } from '../labels'
import { Scroll } from '../Scroll'
import shared from '../shared.module.css'
import { Bar } from './Bar'
import styles from './report.module.css'
import { byRegion, waivers } from './report-data'

interface FilterProps {
  report: Report
  chosen: string
  onChoose(value: string): void
}

const filterLabel = () => translate({ id: 'report.only', message: '只看' })

/** A table with a heading. It scrolls if it is wider than the page. */
function Table({ title, head, children }: { title: string; head: string[]; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      <Scroll label={title}>
        <table className={styles.table}>
          <thead>
            <tr>
              {head.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{children}</tbody>
        </table>
      </Scroll>
    </section>
  )
}

function FilterButton({ value, chosen, name, onChoose }: { value: string; chosen: string; name: string; onChoose(value: string): void }) {
  return (
    <button
      type="button"
      className={`${shared.button} ${shared.screen} ${styles.only}`}
      aria-pressed={chosen === value}
      aria-label={`${filterLabel()} ${name}`}
      onClick={() => onChoose(chosen === value ? '' : value)}
    >
      {filterLabel()}
    </button>
  )
}

export function Rules({ report, chosen, onChoose }: FilterProps) {
  const rules = Object.entries(report.byRule)
  const most = Math.max(1, ...rules.map(([, { count }]) => count))
  if (rules.length === 0) return null
  return (
    <Table
      title={translate({ id: 'report.byRule', message: '按规则' })}
      head={[
        translate({ id: 'report.rule', message: '规则' }),
        translate({ id: 'report.severity', message: '程度' }),
        translate({ id: 'report.count', message: '次数' }),
        translate({ id: 'report.chart', message: '图' }),
        translate({ id: 'report.filter', message: '筛选' }),
      ]}
    >
      {rules.map(([id, { severity, count, title }]) => (
        <tr key={id}>
          <td>
            {title}
            <br />
            <Link to={`/rules/${encodeURIComponent(id)}`}>
              <code>{id}</code>
            </Link>
          </td>
          <td className={`${shared.severity} ${shared[severity]}`}>{severityName[severity]}</td>
          <td className={styles.number}>{count}</td>
          <td className={styles.chart}>
            <Bar most={most} parts={[{ kind: severity, value: count }]} />
          </td>
          <td>
            <FilterButton value={id} name={title} chosen={chosen} onChoose={onChoose} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

const total = (files: FileReport[], key: 'records' | 'errors' | 'warnings') => files.reduce((sum, one) => sum + one[key], 0)

export function Regions({ report }: { report: Report }) {
  const [divisions, setDivisions] = useState<ReadonlyMap<string, string>>()
  useEffect(() => {
    import('@shebiao/schemas/regions').then(({ regionTable }) => setDivisions(regionTable()))
  }, [])
  const regions = divisions ? byRegion(report.files, divisions) : []
  if (regions.length < 2) return null
  const most = Math.max(1, ...regions.map(({ files }) => total(files, 'errors') + total(files, 'warnings')))
  return (
    <Table
      title={translate({ id: 'report.byRegion', message: '按地区' })}
      head={[
        translate({ id: 'report.region', message: '地区或文件夹' }),
        translate({ id: 'report.conformingFiles', message: '符合的文件' }),
        translate({ id: 'report.records', message: '记录' }),
        translate({ id: 'report.errors', message: '错误' }),
        translate({ id: 'report.warnings', message: '警告' }),
        translate({ id: 'report.chart', message: '图' }),
      ]}
    >
      {regions.map(({ name, files }) => (
        <tr key={name}>
          <td>{name}</td>
          <td className={styles.number}>
            {files.filter(({ verdict }) => verdict === 'conforms').length} / {files.length}
          </td>
          <td className={styles.number}>{total(files, 'records')}</td>
          <td className={styles.number}>{total(files, 'errors')}</td>
          <td className={styles.number}>{total(files, 'warnings')}</td>
          <td className={styles.chart}>
            <Bar
              most={most}
              parts={[
                { kind: 'error', value: total(files, 'errors') },
                { kind: 'warning', value: total(files, 'warnings') },
              ]}
            />
          </td>
        </tr>
      ))}
    </Table>
  )
}

export function Files({ report, chosen, onChoose }: FilterProps) {
  return (
    <Table
      title={translate({ id: 'report.byFile', message: '按文件' })}
      head={[
        translate({ id: 'report.file.name', message: '文件' }),
        translate({ id: 'report.standard', message: '标准' }),
        translate({ id: 'report.records', message: '记录' }),
        translate({ id: 'report.errors', message: '错误' }),
        translate({ id: 'report.warnings', message: '警告' }),
        translate({ id: 'report.verdict', message: '结论' }),
        translate({ id: 'report.filter', message: '筛选' }),
      ]}
    >
      {report.files.map(({ source, standard, type, profile, records, errors, warnings, verdict }) => (
        <tr key={source}>
          <td className={styles.path}>{source}</td>
          <td>
            <code>{[standard, type, profile && `+${profile}`].filter(Boolean).join(' ')}</code>
          </td>
          <td className={styles.number}>{records}</td>
          <td className={styles.number}>{errors}</td>
          <td className={styles.number}>{warnings}</td>
          <td className={`${shared.severity} ${shared[verdict]}`}>{verdictName[verdict]}</td>
          <td>
            <FilterButton value={source} name={source} chosen={chosen} onChoose={onChoose} />
          </td>
        </tr>
      ))}
    </Table>
  )
}

export function Waived({ report }: { report: Report }) {
  const used = waivers(report.findings)
  if (used.length === 0) return null
  return (
    <Table
      title={translate({ id: 'report.waivers', message: '豁免' })}
      head={[
        translate({ id: 'report.rule', message: '规则' }),
        translate({ id: 'report.owner', message: '负责单位' }),
        translate({ id: 'report.reason', message: '理由' }),
        translate({ id: 'report.until', message: '到期' }),
        translate({ id: 'report.count', message: '次数' }),
      ]}
    >
      {used.map(({ waiver, count }) => (
        <tr key={JSON.stringify(waiver)}>
          <td>
            <code>{waiver.rule}</code>
            <br />
            {[waiver.file, waiver.at].filter(Boolean).join(' ')}
          </td>
          <td>{waiver.owner}</td>
          <td>{waiver.reason}</td>
          <td>{waiver.until}</td>
          <td className={styles.number}>{count}</td>
        </tr>
      ))}
    </Table>
  )
}

/** Rules that could not be run and files that were not read: without them, no findings would look like a pass. */
export function Unchecked({ report }: { report: Report }) {
  if (report.notChecked.length === 0) return null
  return (
    <Table
      title={translate({ id: 'report.notChecked', message: '没有检查的' })}
      head={[
        translate({ id: 'report.ruleOrFile', message: '规则或文件' }),
        translate({ id: 'report.records', message: '记录' }),
        translate({ id: 'report.reason', message: '理由' }),
      ]}
    >
      {report.notChecked.map(({ rule, source, records, reason }) => (
        <tr key={`${rule} ${source}`}>
          <td>
            <code>{rule ?? source}</code>
          </td>
          <td className={styles.number}>{records || ''}</td>
          <td>{reason}</td>
        </tr>
      ))}
    </Table>
  )
}
