import Link from '@docusaurus/Link'
import useBaseUrl from '@docusaurus/useBaseUrl'
import Heading from '@theme/Heading'
import Layout from '@theme/Layout'
import { type ReactNode, useEffect, useState } from 'react'
import { clausePath } from '../../clauses'
import { useLocalized } from '../../language'
import styles from './matrix.module.css'

interface Row {
  id: string
  document: string
  to: string
  text: string
  kind: string
  disposition: string
  clauses: string[]
  fields: number
  rules: string[]
  cases: { accepted: number; refused: number }
  reason?: string
}

interface Matrix {
  documents: { id: string; title: string }[]
  rows: Row[]
}

const noFilter = { document: '', disposition: '', kind: '', words: '' }

/** The traceability matrix: requirements with their clauses, fields, rules and cases, and filters. */
export default function MatrixPage() {
  const { language, t } = useLocalized()
  const address = useBaseUrl(`/data/matrix.${language}.json`)
  const [matrix, setMatrix] = useState<Matrix>()
  const [failed, setFailed] = useState(false)
  const [filter, setFilter] = useState(noFilter)
  useEffect(() => {
    fetch(address)
      .then((response) => response.json())
      .then(setMatrix, () => setFailed(true))
  }, [address])

  const names: Record<string, string> = {
    encoded: t('已编码', 'encoded'),
    planned: t('计划', 'planned'),
    external: t('外部', 'external'),
    notEncodable: t('不可编码', 'not encodable'),
    field: t('字段', 'field'),
    codelist: t('代码表', 'code list'),
    'record-rule': t('记录规则', 'record rule'),
    'dataset-rule': t('数据集规则', 'data-set rule'),
    process: t('流程', 'process'),
    metric: t('指标', 'metric'),
    context: t('背景', 'context'),
  }
  const rows = (matrix?.rows ?? []).filter(
    (row) =>
      (!filter.document || row.document === filter.document) &&
      (!filter.disposition || row.disposition === filter.disposition) &&
      (!filter.kind || row.kind === filter.kind) &&
      (!filter.words || `${row.id} ${row.text} ${row.reason ?? ''} ${row.clauses.join(' ')} ${row.rules.join(' ')}`.includes(filter.words)),
  )
  const kinds = [...new Set(matrix?.rows.map(({ kind }) => kind))]
  const choose = (key: 'document' | 'disposition' | 'kind', label: string, options: [string, string][]): ReactNode => (
    <label>
      {label}
      <select value={filter[key]} onChange={({ target }) => setFilter({ ...filter, [key]: target.value })}>
        <option value="">{t('全部', 'all')}</option>
        {options.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )

  return (
    <Layout
      title={t('追溯矩阵', 'Traceability matrix')}
      description={t('来源要求与条款、字段、规则、用例的对应。', 'Requirements of the sources against clauses, fields, rules and cases.')}
    >
      <main className={`container container--fluid markdown ${styles.matrix}`}>
        <Heading as="h1">{t('追溯矩阵', 'Traceability matrix')}</Heading>
        <form className={styles.filters} onSubmit={(event) => event.preventDefault()}>
          {choose('document', t('来源文件', 'Source document'), matrix?.documents.map(({ id, title }) => [id, title]) ?? [])}
          {choose(
            'disposition',
            t('去向', 'Disposition'),
            ['encoded', 'planned', 'external', 'notEncodable'].map((one) => [one, names[one]!]),
          )}
          {choose(
            'kind',
            t('类别', 'Kind'),
            kinds.map((one) => [one, names[one] ?? one]),
          )}
          <label>
            {t('词语', 'Words')}
            <input type="search" value={filter.words} onChange={({ target }) => setFilter({ ...filter, words: target.value })} />
          </label>
        </form>
        <p role="status">
          {failed
            ? t('数据未能读取。', 'The data could not be read.')
            : matrix
              ? t(`${rows.length} 条要求`, `${rows.length} requirements`)
              : t('正在读取…', 'Loading…')}
        </p>
        <table className="sheet">
          <thead>
            <tr>
              <th scope="col">{t('要求', 'Requirement')}</th>
              <th scope="col">{t('去向', 'Disposition')}</th>
              <th scope="col">{t('条款', 'Clauses')}</th>
              <th scope="col">{t('字段', 'Fields')}</th>
              <th scope="col">{t('规则', 'Rules')}</th>
              <th scope="col">{t('用例', 'Cases')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td data-label={t('要求', 'Requirement')}>
                  <Link to={row.to}>{row.id}</Link> <span className={styles.quiet}>{names[row.kind] ?? row.kind}</span>
                  <div>{row.text}</div>
                </td>
                <td data-label={t('去向', 'Disposition')}>
                  <span className={`tag tag--${row.disposition}`}>{names[row.disposition]}</span>
                  {row.reason && <div>{row.reason}</div>}
                </td>
                <td data-label={t('条款', 'Clauses')}>
                  {row.clauses.map((one) => (
                    <div key={one}>
                      <Link to={clausePath(one)}>{one}</Link>
                    </div>
                  ))}
                </td>
                <td data-label={t('字段', 'Fields')}>{row.fields || ''}</td>
                <td data-label={t('规则', 'Rules')}>
                  {row.rules.map((one) => (
                    <div key={one}>
                      <Link to={`/rules/${one}`}>{one}</Link>
                    </div>
                  ))}
                </td>
                <td data-label={t('用例', 'Cases')}>{row.disposition === 'encoded' && `✓ ${row.cases.accepted}　✗ ${row.cases.refused}`}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </main>
    </Layout>
  )
}
