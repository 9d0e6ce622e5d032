import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view'
import { codeList } from '@shebiao/schemas/codes'
import type { Field } from '@shebiao/schemas/runtime'
import type { Language } from '../labels'
import { type CursorContext, jsonContext, yamlContext } from './cursor-context'

/** Format, record type and language of the text in the editor. */
export interface TextSettings {
  format: string
  fields: Record<string, Field>
  language: Language
}

// Maximum characters before the cursor. They are scanned at every key stroke, so there are no hints farther down.
const scanLimit = 300_000

/** The context at the end of a text that is cut off at the cursor. */
function contextOf(text: string, { format }: TextSettings): CursorContext | undefined {
  return format === 'yaml'
    ? yamlContext(text)
    : format === 'json' || format === 'ndjson'
      ? jsonContext(format === 'json' ? text : text.slice(text.lastIndexOf('\n') + 1))
      : undefined
}

const title = (field: Field, language: Language) => (language === 'en' ? field.en : field.title)

/** Completes names of fields and codes, with their titles, from the field table of the record type. */
export function completions(settings: () => TextSettings) {
  return (context: CompletionContext): CompletionResult | null => {
    const { fields, format, language } = settings()
    if (context.pos > scanLimit) return null
    const start = format === 'ndjson' ? context.state.doc.lineAt(context.pos).from : 0
    const found = contextOf(context.state.doc.sliceString(start, context.pos), settings())
    if (!found || (!context.explicit && found.from + start === context.pos && !found.quoted)) return null
    const options = [
      ...(found.role === 'value' ? [] : names(found, fields, format, language)),
      ...(found.role === 'name' ? [] : values(found, fields, format, language)),
    ]
    return options.length === 0 ? null : { from: found.from + start, options, validFor: /^[\w$.-]*$/ }
  }
}

function names({ at, quoted }: CursorContext, fields: Record<string, Field>, format: string, language: Language): Completion[] {
  return Object.entries(fields)
    .filter(([pattern]) => pattern.startsWith(`${at}/`) && !pattern.slice(at.length + 1).includes('/') && !pattern.endsWith('/*'))
    .map(([pattern, field], i) => {
      const name = pattern.slice(at.length + 1)
      return {
        label: name,
        displayLabel: name,
        detail: title(field, language),
        type: 'property',
        boost: -i / 10,
        apply: format === 'yaml' ? `${name}: ` : quoted ? name : `"${name}": `,
        ...(field.description && { info: field.description }),
      }
    })
}

function values({ at, quoted }: CursorContext, fields: Record<string, Field>, format: string, language: Language): Completion[] {
  const field = fields[at]
  const literal = (text: string) => (format === 'yaml' || quoted ? text : `"${text}"`)
  if (field?.codeList)
    return Object.entries(codeList(field.codeList) ?? {}).map(([code, { zh, en }]) => ({
      label: code,
      detail: language === 'en' ? en : zh,
      type: 'enum',
      apply: literal(code),
    }))
  if (field?.type === 'boolean' && !quoted) return ['true', 'false'].map((label) => ({ label, type: 'keyword' }))
  return (field?.values ?? []).map((value) => ({ label: value, type: 'enum', apply: literal(value) }))
}

/** Shows the title, description and clause of the field under the mouse pointer, or the title of the code. */
export function explanations(settings: () => TextSettings) {
  return hoverTooltip((view, pos): Tooltip | null => {
    const { fields, format, language } = settings()
    const line = view.state.doc.lineAt(pos)
    if (pos > scanLimit) return null
    const isWord = (at: number) => /[\w$]/.test(line.text[at - line.from] ?? '')
    let end = pos
    while (end < line.to && isWord(end)) end++
    let from = pos
    while (from > line.from && isWord(from - 1)) from--
    if (from === end) return null
    const start = format === 'ndjson' ? line.from : 0
    const found = contextOf(view.state.doc.sliceString(start, end), settings())
    if (!found) return null
    const word = view.state.doc.sliceString(from, end)
    const field = fields[`${found.at}/${word}`]
    if (found.role !== 'value' && field) return tooltip(from, end, `${title(field, language)} · ${word}`, [field.description, field.clause])
    const code = codeList(fields[found.at]?.codeList ?? '')?.[word]
    return code ? tooltip(from, end, `${language === 'en' ? code.en : code.zh} · ${word}`, [fields[found.at]!.codeList]) : null
  })
}

function tooltip(pos: number, end: number, heading: string, lines: (string | undefined)[]): Tooltip {
  return {
    pos,
    end,
    above: true,
    create: (_view: EditorView) => {
      const dom = document.createElement('div')
      dom.className = 'cm-explanation'
      const strong = document.createElement('strong')
      strong.textContent = heading
      dom.append(strong)
      for (const line of lines) {
        if (!line) continue
        const p = document.createElement('div')
        p.textContent = line
        dom.append(p)
      }
      return { dom }
    },
  }
}
