import { translate } from '@docusaurus/Translate'
import { recordTypes } from '@shebiao/schemas/registry'
import type { Field } from '@shebiao/schemas/runtime'
import { useCallback, useEffect, useState } from 'react'
import { fileLimit, useChecker } from '../../worker/checker'
import { FileDrop } from '../FileDrop'
import { tooLargeMessage, useLanguage } from '../labels'
import { Notice } from '../Notice'
import { PrintButton } from '../PrintButton'
import { Choice } from '../playground/Controls'
import { samples, sampleText } from '../samples'
import { fromFragment } from '../share'
import shared from '../shared.module.css'
import { GuidePage } from './GuidePage'
import styles from './guide.module.css'

interface Guide {
  name: string
  text: string
  records: { data: Record<string, unknown>; prefix: string }[]
}

const guideSamples = samples.filter(({ isGuide }) => isGuide)

/** Reads the data of a guide and renders them as the page that citizens read. */
export default function GuideView() {
  const language = useLanguage()
  const [guide, setGuide] = useState<Guide>()
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
      const isReadable = records && records.length > 0
      setNotice(isReadable ? '' : translate({ id: 'guide.unreadable', message: '“{name}”读不成 JSON 或 YAML 的记录；请先在“检查”页改正。' }, { name }))
      setGuide(isReadable ? { name, text, records } : undefined)
      if (isReadable) check(text, { source: name, language, maxFindings: 10_000 })
    },
    [check, language],
  )

  const choose = useCallback(
    async (name: string) => {
      const sample = guideSamples.find((one) => one.name === name)
      if (sample) await show(sample.name, await sampleText(sample))
    },
    [show],
  )

  useEffect(() => {
    fromFragment(location.hash).then(
      ({ text, name }) => (text === undefined ? choose(guideSamples[0]!.name) : show(name ?? '-', text)),
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

  async function openFile(one: File) {
    if (one.size > fileLimit / 8) return setNotice(tooLargeMessage(one, fileLimit / 8))
    await show(one.name, await one.text())
  }

  const current = guide?.records[index]
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
      <FileDrop label={translate({ id: 'guide.file', message: '选择 JSON 或 YAML 的指南，或拖到这里' })} accept=".json,.yaml,.yml" onFile={openFile}>
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
      </FileDrop>
      <div className={shared.row}>
        <Choice
          id="sample"
          label={translate({ id: 'playground.sample', message: '样例' })}
          value={guideSamples.find(({ name }) => name === guide?.name)?.name ?? ''}
          empty="—"
          choices={guideSamples.map(({ name, title }) => ({ value: name, label: title }))}
          onChange={choose}
        />
        {guide && guide.records.length > 1 && (
          <Choice
            id="record"
            label={translate({ id: 'guide.record', message: '记录' })}
            value={String(index)}
            choices={guide.records.map(({ data }, i) => ({ value: String(i), label: `${i + 1} · ${String(data.itemName ?? '')}` }))}
            onChange={(value) => setIndex(Number(value))}
          />
        )}
        <button type="button" className={shared.button} aria-pressed={large} onClick={() => setLarge(!large)} data-testid="large-text">
          {translate({ id: 'guide.large', message: '大字' })}
        </button>
        <PrintButton />
      </div>
      <Notice>{notice}</Notice>
      <div className={large ? styles.large : undefined}>
        {current && fields && notice === '' && <GuidePage record={current.data} fields={fields} findings={findings} language={language} />}
      </div>
    </main>
  )
}

/** Parses JSON or YAML. Returns the records with their pointers, or undefined if the text cannot be parsed. */
async function recordsOf(text: string): Promise<Guide['records'] | undefined> {
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
  const isObject = (one: unknown) => typeof one === 'object' && one !== null && !Array.isArray(one)
  const all = Array.isArray(data) ? data.map((one, i) => ({ data: one, prefix: `/${i}` })) : [{ data, prefix: '' }]
  return all.filter((one) => isObject(one.data)) as Guide['records']
}
