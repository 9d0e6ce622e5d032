import { useHistory } from '@docusaurus/router'
import { translate } from '@docusaurus/Translate'
import useBaseUrl from '@docusaurus/useBaseUrl'
import { recordTypes } from '@shebiao/schemas/registry'
import type { Field } from '@shebiao/schemas/runtime'
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { fileLimit, useChecker } from '../../worker/checker'
import { FileDrop } from '../FileDrop'
import { tooLargeMessage, useLanguage } from '../labels'
import { Notice } from '../Notice'
import { type Sample, samples, sampleText } from '../samples'
import { fromFragment, linkLimit, toFragment } from '../share'
import shared from '../shared.module.css'
import { Controls } from './Controls'
import type { EditorHandle } from './Editor'
import { Findings } from './Findings'
import styles from './playground.module.css'
import { commandOf, optionsOf, type Settings } from './settings'

const Editor = lazy(() => import('./Editor'))

/** The input of the check: the text of the editor, or a file. */
interface Input {
  name: string
  text?: string
  file?: File
}

// Maximum bytes of a file that is shown in the editor. Larger ones are checked but not shown.
const shownLimit = 2 * 1024 * 1024
const noFields: Record<string, Field> = {}

export default function Playground() {
  const language = useLanguage()
  const [settings, setSettings] = useState<Settings>({ standard: '', profile: '', format: '', asOf: '', language })
  const [input, setInput] = useState<Input>()
  const [notice, setNotice] = useState('')
  const [fields, setFields] = useState(noFields)
  const checker = useChecker()
  const editor = useRef<EditorHandle>(null)
  const router = useHistory()
  const guideView = useBaseUrl('/guide-view/')

  const choose = useCallback(async (sample: Sample) => {
    setNotice('')
    setInput({ name: sample.name, text: await sampleText(sample) })
  }, [])

  useEffect(() => {
    const open = () =>
      fromFragment(location.hash).then(
        (found) => {
          setSettings((old) => ({
            standard: found.standard ?? old.standard,
            profile: found.profile ?? old.profile,
            format: found.format ?? old.format,
            asOf: found['as-of'] ?? old.asOf,
            language: found.lang === 'en' || found.lang === 'zh' ? found.lang : old.language,
          }))
          return found.text === undefined ? choose(samples[0]!) : setInput({ name: found.name ?? '-', text: found.text })
        },
        () => setNotice(translate({ id: 'playground.badLink', message: '链接里的数据读不出来，可能被截断了。' })),
      )
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [choose])

  // Waits for a pause in typing; a file is checked at once.
  const { check } = checker
  useEffect(() => {
    if (!input) return
    const options = { ...optionsOf(settings), source: input.name }
    const timer = setTimeout(() => check(input.file ?? input.text ?? '', options), input.file ? 0 : 250)
    return () => clearTimeout(timer)
  }, [input, settings, check])

  const { report, running, error } = checker
  const [found] = report?.files ?? []

  // Shows a file in the encoding that the check detected.
  useEffect(() => {
    const { file } = input ?? {}
    if (!file || !found || running !== undefined || file.size > shownLimit || found.encoding === 'unknown') return
    if (report?.findings.some(({ rule }) => rule === 'file-is-utf8')) return
    let current = true
    file
      .arrayBuffer()
      .then(
        (bytes) =>
          current && setInput((old) => (old?.file === file && old.text === undefined ? { ...old, text: new TextDecoder(found.encoding).decode(bytes) } : old)),
      )
    return () => {
      current = false
    }
  }, [input, found, report, running])

  const recordType = settings.standard || (found?.standard ? `${found.standard} ${found.type}` : '')
  useEffect(() => {
    const entry = recordTypes.find(({ standard, type }) => `${standard} ${type}` === recordType)
    if (!entry) return setFields(noFields)
    let current = true
    entry.load().then((type) => current && setFields(type.fields))
    return () => {
      current = false
    }
  }, [recordType])

  function openFile(file: File) {
    if (file.size > fileLimit) return setNotice(tooLargeMessage(file, fileLimit))
    setNotice('')
    setInput({ name: file.name, file })
  }

  async function share() {
    const { standard, profile, format, asOf } = settings
    const hash = await toFragment({ text: input?.text, name: input?.name, standard, profile, format, 'as-of': asOf, lang: settings.language })
    if (hash.length > linkLimit) return setNotice(translate({ id: 'playground.tooLongToShare', message: '数据太长，放不进一个链接；请直接交换文件。' }))
    history.replaceState(null, '', hash)
    const copied = await navigator.clipboard?.writeText(location.href).then(
      () => true,
      () => false,
    )
    setNotice(
      copied
        ? translate({ id: 'playground.copied', message: '链接已复制。数据在链接的 # 之后，浏览器不会把它发给任何服务器。' })
        : translate({ id: 'playground.inAddress', message: '链接在地址栏里。数据在 # 之后，浏览器不会把它发给任何服务器。' }),
    )
  }

  async function openAsGuide() {
    router.push(guideView + (await toFragment({ text: input?.text, name: input?.name })))
  }

  const format = settings.format || found?.format || 'json'
  const findings = useMemo(() => report?.findings ?? [], [report])
  const shownText = input?.text
  const isGuide = found?.type === 'guide' && shownText !== undefined && (found.records ?? 0) > 0

  return (
    <main className={shared.page}>
      <h1>{translate({ id: 'playground.title', message: '检查数据' })}</h1>
      <p className={shared.lead}>
        {translate({
          id: 'playground.lead',
          message: '粘贴、改写或拖入 JSON、YAML、CSV、NDJSON，得到与命令 shebiao check 相同的发现。检查在本页的浏览器里进行，数据不离开这台电脑。',
        })}
      </p>
      <Controls settings={settings} onChange={setSettings}>
        <label className={shared.field}>
          {translate({ id: 'playground.sample', message: '样例' })}
          <select
            data-testid="sample"
            value={samples.find(({ name }) => name === input?.name)?.name ?? ''}
            onChange={({ target }) => {
              const sample = samples.find(({ name }) => name === target.value)
              if (sample) choose(sample)
            }}
          >
            <option value="">—</option>
            {samples.map(({ name, title }) => (
              <option key={name} value={name}>
                {title}
              </option>
            ))}
          </select>
        </label>
      </Controls>
      <Notice>{notice}</Notice>
      <div className={styles.columns}>
        <section aria-label={translate({ id: 'playground.text', message: '数据' })} className={styles.side}>
          <FileDrop
            label={translate({ id: 'playground.file', message: '选择文件，或拖到这里' })}
            accept=".json,.yaml,.yml,.ndjson,.jsonl,.csv,.tsv"
            onFile={openFile}
          >
            {input?.file && shownText === undefined ? (
              <p className={styles.file}>
                {translate(
                  { id: 'playground.fileNotShown', message: '“{name}”（{size} MB）按原样检查，不在这里显示。' },
                  {
                    name: input.file.name,
                    size: (input.file.size / 1048576).toFixed(1),
                  },
                )}
              </p>
            ) : (
              <div className={styles.editor}>
                <Suspense fallback={<p>…</p>}>
                  {input && (
                    <Editor
                      ref={editor}
                      text={shownText ?? ''}
                      label={translate({ id: 'playground.editor', message: '数据文本' })}
                      format={format}
                      fields={fields}
                      language={settings.language}
                      findings={findings}
                      onEdit={(text) => setInput({ name: input.name, text })}
                    />
                  )}
                </Suspense>
              </div>
            )}
          </FileDrop>
          <div className={shared.row}>
            <button type="button" className={shared.button} onClick={() => setInput({ name: '-', text: '' })}>
              {translate({ id: 'playground.clear', message: '清空' })}
            </button>
            <button type="button" className={shared.button} onClick={share} disabled={shownText === undefined} data-testid="share">
              {translate({ id: 'playground.share', message: '复制链接' })}
            </button>
            {isGuide && (
              <button type="button" className={shared.button} onClick={openAsGuide} data-testid="as-guide">
                {translate({ id: 'playground.asGuide', message: '看作办事指南' })}
              </button>
            )}
          </div>
        </section>
        <section aria-label={translate({ id: 'playground.findings', message: '发现' })} className={styles.side} aria-busy={running !== undefined}>
          <p role="status" className={styles.running}>
            {running !== undefined && running > 0 ? translate({ id: 'playground.running', message: '已检查 {n} 条…' }, { n: String(running) }) : ''}
          </p>
          {error !== undefined && (
            <p className={shared.notice} data-testid="error">
              {translate({ id: 'playground.failed', message: '未能检查：{error}' }, { error })}
            </p>
          )}
          {report && <Findings report={report} onJump={shownText === undefined ? undefined : (finding) => editor.current?.jump(finding)} />}
          {input && (
            <p className={styles.command}>
              {translate({ id: 'playground.command', message: '同样的命令：' })} <code>{commandOf(input.name, settings)}</code>
            </p>
          )}
        </section>
      </div>
    </main>
  )
}
