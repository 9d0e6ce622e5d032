import { translate } from '@docusaurus/Translate'
import type { Report } from '@shebiao/conform'
import { useEffect, useState } from 'react'
import { fileLimit, useChecker } from '../../worker/checker'
import { FileDrop } from '../FileDrop'
import { tooLargeMessage, useLanguage, verdictName } from '../labels'
import { Notice } from '../Notice'
import { PrintButton } from '../PrintButton'
import { samples, sampleText } from '../samples'
import shared from '../shared.module.css'
import { Bar } from './Bar'
import { Findings } from './Findings'
import styles from './report.module.css'
import { readReport } from './report-data'
import { Files, Regions, Rules, Unchecked, Waived } from './Tables'

/** Reads a report that the user chooses, and renders it. */
export default function ReportViewer() {
  const language = useLanguage()
  const [report, setReport] = useState<Report>()
  const [notice, setNotice] = useState('')
  const checker = useChecker()

  useEffect(() => {
    if (checker.report) setReport(checker.report)
  }, [checker.report])

  async function openFile(file: File) {
    if (file.size > fileLimit) return setNotice(tooLargeMessage(file, fileLimit))
    const read = readReport(await file.text())
    setNotice('problem' in read ? `${file.name}：${read.problem}` : '')
    setReport('report' in read ? read.report : undefined)
  }

  async function showExample() {
    setNotice('')
    const sample = samples.find(({ name }) => name.endsWith('.csv')) ?? samples[0]!
    checker.check(await sampleText(sample), { source: sample.name, language })
  }

  return (
    <main className={shared.page}>
      <h1>{translate({ id: 'report.title', message: '看检查报告' })}</h1>
      <p className={`${shared.lead} ${shared.screen}`}>
        {translate({ id: 'report.lead', message: '拖入 shebiao check --format json 写出的报告。报告只在这个浏览器里读，不离开这台电脑。' })}
      </p>
      <FileDrop label={translate({ id: 'report.file', message: '选择报告，或拖到这里' })} accept=".json" onFile={openFile} />
      <div className={shared.row}>
        <button type="button" className={shared.button} onClick={showExample} data-testid="example">
          {translate({ id: 'report.example', message: '看一份真实数据的报告' })}
        </button>
        {report && <PrintButton />}
      </div>
      <Notice>{notice}</Notice>
      {report && <ReportSections report={report} />}
    </main>
  )
}

function ReportSections({ report }: { report: Report }) {
  const [rule, setRule] = useState('')
  const [source, setSource] = useState('')
  const s = report.summary
  const cards: [string, number][] = [
    [translate({ id: 'report.files', message: '文件' }), s.files],
    [translate({ id: 'report.records', message: '记录' }), s.records],
    [translate({ id: 'report.errors', message: '错误' }), s.errors],
    [translate({ id: 'report.warnings', message: '警告' }), s.warnings],
    [translate({ id: 'report.infos', message: '提示' }), s.infos],
    [translate({ id: 'report.waived', message: '豁免' }), s.waived],
  ]
  return (
    <>
      <section aria-label={translate({ id: 'report.verdict', message: '结论' })}>
        <p className={styles.verdict}>
          <strong className={shared[report.verdict]} data-testid="verdict" data-verdict={report.verdict}>
            {verdictName[report.verdict]}
          </strong>
          <span>{translate({ id: 'report.asOf', message: '检查日期 {day} · shebiao {version}' }, { day: report.asOf, version: report.tool.version })}</span>
        </p>
        <dl className={styles.cards}>
          {cards.map(([name, n]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{n}</dd>
            </div>
          ))}
        </dl>
        <Bar
          most={s.records}
          parts={[
            { kind: 'conforms', value: s.conforming },
            { kind: 'doesNotConform', value: s.notConforming },
            { kind: 'notAssessable', value: s.notAssessable },
          ]}
        />
        <p>
          {translate(
            { id: 'report.share', message: '符合 {yes} 条 · 不符合 {no} 条 · 无法判定 {unknown} 条' },
            {
              yes: String(s.conforming),
              no: String(s.notConforming),
              unknown: String(s.notAssessable),
            },
          )}
        </p>
      </section>
      {report.failures.length > 0 && (
        <section>
          <h2>{translate({ id: 'report.failures', message: '未能检查' })}</h2>
          <ul>
            {report.failures.map(({ source: name, message }) => (
              <li key={name + message}>
                <code>{name}</code> {message}
              </li>
            ))}
          </ul>
        </section>
      )}
      <Rules report={report} chosen={rule} onChoose={setRule} />
      <Regions report={report} />
      <Files report={report} chosen={source} onChoose={setSource} />
      <Findings report={report} rule={rule} source={source} onRule={setRule} onSource={setSource} />
      <Waived report={report} />
      <Unchecked report={report} />
    </>
  )
}
