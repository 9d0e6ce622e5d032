import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import { yaml } from '@codemirror/lang-yaml'
import { bracketMatching, defaultHighlightStyle, HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import { type Diagnostic, lintGutter, lintKeymap, setDiagnostics } from '@codemirror/lint'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { Annotation, Compartment, EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import type { ReportedFinding } from '@shebiao/conform'
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'
import { severityName } from '../labels'
import { rangeOf } from './finding-range'
import { completions, explanations, type TextSettings } from './hints'

export interface EditorHandle {
  jump(finding: ReportedFinding): void
}

interface EditorProps extends TextSettings {
  text: string
  label: string
  findings: ReportedFinding[]
  onEdit(text: string): void
  ref?: Ref<EditorHandle>
}

// Marks changes that are made by the page, not by the user.
const byProgram = Annotation.define<boolean>()
const languages = () => ({ json: [json()], ndjson: [json()], yaml: [yaml()] }) as Record<string, ReturnType<typeof json>[]>

/** Whether brackets are nested deeper than in any record. */
function isDeeplyNested(text: string): boolean {
  let open = 0
  for (let i = 0; i < text.length; i++) {
    const c = text[i]
    if (c === '[' || c === '{') open++
    else if (c === ']' || c === '}') open--
    if (open > 200) return true
  }
  return false
}

const theme = EditorView.theme({
  '&': { fontSize: '0.875rem', height: '100%', color: 'inherit', backgroundColor: 'var(--ifm-background-color)' },
  '.cm-scroller': { fontFamily: 'var(--ifm-font-family-monospace)', lineHeight: '1.6' },
  '.cm-gutters': { backgroundColor: 'var(--ifm-color-emphasis-100)', color: 'var(--ifm-color-emphasis-800)', border: '0' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--ifm-color-primary) 8%, transparent)' },
  '&.cm-focused': { outline: '2px solid var(--ifm-color-primary)' },
  '.cm-cursor': { borderLeftColor: 'currentColor' },
  '.cm-tooltip, .cm-panels': {
    color: 'var(--ifm-font-color-base)',
    backgroundColor: 'var(--ifm-background-surface-color)',
    border: '1px solid var(--ifm-color-emphasis-400)',
  },
  '.cm-explanation': { padding: '0.3rem 0.6rem', maxWidth: '26em' },
  '.cm-completionDetail': { fontStyle: 'normal' },
})

// One palette, readable on light and dark backgrounds.
const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: 'var(--code-name)' },
  { tag: tags.string, color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--ifm-color-emphasis-700)' },
])

/** A text editor that marks findings, completes fields and codes of the standard, and explains them on hover. */
export default function Editor({ text, label, findings, onEdit, ref, ...settings }: EditorProps) {
  const parent = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView>(undefined)
  const latest = useRef({ settings, onEdit })
  latest.current = { settings, onEdit }
  const language = useRef(new Compartment())

  useEffect(() => {
    const state = EditorState.create({
      extensions: [
        lineNumbers(),
        lintGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        EditorView.lineWrapping,
        EditorView.contentAttributes.of({ 'aria-label': label, 'data-testid': 'editor', tabindex: '0' }),
        syntaxHighlighting(colours),
        syntaxHighlighting(defaultHighlightStyle, { fallback: true }),
        autocompletion({ override: [completions(() => latest.current.settings)] }),
        explanations(() => latest.current.settings),
        language.current.of([]),
        // Tab is not bound: keyboard users must be able to leave the editor.
        keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
        theme,
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !update.transactions.some((one) => one.annotation(byProgram))) latest.current.onEdit(update.state.doc.toString())
        }),
      ],
    })
    const created = new EditorView({ state, parent: parent.current! })
    view.current = created
    return () => created.destroy()
  }, [label])

  // Runs before the text is set: the highlighting parser is recursive, and very deep nesting would overflow its stack.
  const plain = isDeeplyNested(text)
  useEffect(
    () => view.current!.dispatch({ effects: language.current.reconfigure(plain ? [] : (languages()[settings.format] ?? [])) }),
    [settings.format, plain],
  )

  useEffect(() => {
    const editor = view.current!
    if (editor.state.doc.toString() !== text)
      editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: text }, annotations: byProgram.of(true), scrollIntoView: true })
  }, [text])

  useEffect(() => {
    const { state } = view.current!
    const diagnostics = findings.map((finding): Diagnostic => {
      const { rule, severity, message, mend } = finding
      return { ...rangeOf(finding, state.doc, settings.format), severity, message: `${severityName[severity]}：${message}\n${mend}`, source: rule }
    })
    view.current!.dispatch(setDiagnostics(state, diagnostics))
  }, [findings, settings.format])

  useImperativeHandle(ref, () => ({
    jump(finding) {
      const editor = view.current!
      const { from, to } = rangeOf(finding, editor.state.doc, settings.format)
      editor.dispatch({ selection: { anchor: from, head: to }, effects: EditorView.scrollIntoView(from, { y: 'center' }) })
      editor.focus()
    },
  }))

  return <div ref={parent} style={{ height: '100%' }} />
}
