import { translate } from '@docusaurus/Translate'
import { recordTypes } from '@shebiao/schemas/registry'
import type { Field } from '@shebiao/schemas/runtime'
import { useCallback, useEffect, useState } from 'react'
import { fileLimit, useChecker } from '../../worker/checker'
import { Drop } from '../Drop'
import { Choice } from '../playground/Controls'
import { samples, sampleText } from '../samples'
import { fromFragment } from '../share'
import shared from '../shared.module.css'
import { tooLarge, useLanguage } from '../words'
import { GuidePage } from './GuidePage'
import styles from './guide.module.css'

interface Shown {
  name: string
  text: string
  records: { data: Record<string, unknown>; prefix: string }[]
}

const guides = samples.filter(({ guide }) => guide)

/** Takes a guide's data and shows them as the page citizens read. */
export default function GuideView() {
  const language = useLanguage()
  const [shown, setShown] = useState<Shown>()
  const [index, setIndex] = useState(0)
  const [large, setLarge] = useState(false)
  const [notice, setNotice] = useState('')
  const [pasted, setPasted] = useState('')
  const [fields, setFields] = useState<Record<string, Field>>()
  const { check, report } = useChecker()

  const show = useCallback(
    async (name: string, text: string) => {
      setIndex(0)
      setFields(undefined)
      const records = await recordsOf(text)
      const good = records && records.length > 0
      setNotice(good ? '' : translate({ id: 'guide.unreadable', message: '“{name}”读不成 JSON 或 YAML 的记录；请先在“检查”页改正。' }, { name }))
      setShown(good ? { name, text, records } : undefined)
      if (good) check(text, { source: name, language, maxFindings: 10_000 })
    },
    [check, language],
  )

  const choose = useCallback(
    async (name: string) => {
      const sample = guides.find((one) => one.name === name)
      if (sample) await show(sample.name, await sampleText(sample))
    },
    [show],
  )

  useEffect(() => {
    fromFragment(location.hash).then(
      ({ text, name }) => (text === undefined ? choose(guides[0]!.name) : show(name ?? '-', text)),
      () => setNotice(translate({ id: 'playground.badLink', message: '链接里的数据读不出来，可能被截断了。' })),
    )
  }, [show, choose])

  const [file] = report?.files ?? []
  useEffect(() => {
    if (!file) return
    const entry = recordTypes.find(({ standard, type }) => standard === file.standard && type === file.type)
    if (entry?.type === 'guide') entry.load().then((type) => setFields(type.fields))
    else setNotice(translate({ id: 'guide.notGuide', message: '“{name}”不是办事指南的记录。' }, { name: file.source }))
  }, [file])

  async function take(one: File) {
    if (one.size > fileLimit / 8) return setNotice(tooLarge(one, fileLimit / 8))
    await show(one.name, await one.text())
  }

  const current = shown?.records[index]
  const findings = (report?.findings ?? [])
    .filter(({ at }) => current && (at === current.prefix || at.startsWith(`${current.prefix}/`)))
    .map((one) => ({ ...one, at: one.at.slice(current!.prefix.length) }))

  return (
    <main className={shared.page}>
      <div className={shared.screen}>
        <h1>{translate({ id: 'guide.title', message: '群众看到的办事指南' })}</h1>
        <p className={shared.lead}>
          {translate({ id: 'guide.lead', message: '把一条办事指南数据显示成它所描述的页面：数据有什么，这里就有什么；缺什么，这里就空着。' })}
        </p>
      </div>
      <Drop label={translate({ id: 'guide.file', message: '选择 JSON 或 YAML 的指南，或拖到这里' })} accept=".json,.yaml,.yml" onFile={take}>
        <details className={shared.screen}>
          <summary>{translate({ id: 'guide.paste', message: '粘贴数据' })}</summary>
          <label className={shared.field}>
            {translate({ id: 'playground.editor', message: '数据文本' })}
            <textarea rows={8} value={pasted} onChange={({ target }) => setPasted(target.value)} data-testid="pasted" />
          </label>
          <button type="button" className={shared.button} onClick={() => show('-', pasted)}>
            {translate({ id: 'guide.show', message: '显示' })}
          </button>
        </details>
      </Drop>
      <div className={shared.row}>
        <Choice
          id="sample"
          label={translate({ id: 'playground.sample', message: '样例' })}
          value={guides.find(({ name }) => name === shown?.name)?.name ?? ''}
          empty="—"
          choices={guides.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={choose}
        />
        {shown && shown.records.length > 1 && (
          <Choice
            id="record"
            label={translate({ id: 'guide.record', message: '记录' })}
            value={String(index)}
            choices={shown.records.map(({ data }, i) => ({ value: String(i), label: `${i + 1} · ${String(data.itemName ?? '')}` }))}
            onChange={(value) => setIndex(Number(value))}
          />
        )}
        <button type="button" className={shared.button} aria-pressed={large} onClick={() => setLarge(!large)} data-testid="large-text">
          {translate({ id: 'guide.large', message: '大字' })}
        </button>
        <button type="button" className={shared.button} onClick={() => window.print()}>
          {translate({ id: 'report.print', message: '打印' })}
        </button>
      </div>
      <p className={shared.notice} role="status" data-testid="notice">
        {notice}
      </p>
      <div className={large ? styles.large : undefined}>
        {current && fields && notice === '' && <GuidePage record={current.data} fields={fields} findings={findings} language={language} />}
      </div>
    </main>
  )
}

/** The records of a text with their pointers; undefined where it cannot be read. */
async function recordsOf(text: string): Promise<Shown['records'] | undefined> {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    try {
      data = (await import('yaml')).parse(text, { maxAliasCount: 100 })
    } catch {
      return undefined
    }
  }
  const isGroup = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one)
  const all = Array.isArray(data) ? data.map((one, i) => ({ data: one, prefix: `/${i}` })) : [{ data, prefix: '' }]
  return all.filter((one) => isGroup(one.data)) as Shown['records']
}
