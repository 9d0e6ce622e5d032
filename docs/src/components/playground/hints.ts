import type { Completion, CompletionContext, CompletionResult } from '@codemirror/autocomplete'
import { type EditorView, hoverTooltip, type Tooltip } from '@codemirror/view'
import { codes } from '@shebiao/schemas/codes'
import type { Field } from '@shebiao/schemas/runtime'
import type { Language } from '../words'
import { type Where, whereInJson, whereInYaml } from './where'

/** What the editor knows of the text it shows. */
export interface Known {
  format: string
  fields: Record<string, Field>
  language: Language
}

// Beyond this the way from the start of the text to the cursor is not walked at every key.
const farthest = 300_000

function where(text: string, { format }: Known): Where | undefined {
  return format === 'yaml'
    ? whereInYaml(text)
    : format === 'json' || format === 'ndjson'
      ? whereInJson(format === 'json' ? text : text.slice(text.lastIndexOf('\n') + 1))
      : undefined
}

const title = (field: Field, language: Language) => (language === 'en' ? field.en : field.title)

/** Names of fields and codes with their titles, from the field table of the record type. */
export function completions(known: () => Known) {
  return (context: CompletionContext): CompletionResult | null => {
    const { fields, format, language } = known()
    if (context.pos > farthest) return null
    const start = format === 'ndjson' ? context.state.doc.lineAt(context.pos).from : 0
    const found = where(context.state.doc.sliceString(start, context.pos), known())
    if (!found || (!context.explicit && found.from + start === context.pos && !found.quoted)) return null
    const options = [
      ...(found.role === 'value' ? [] : names(found, fields, format, language)),
      ...(found.role === 'name' ? [] : values(found, fields, format, language)),
    ]
    return options.length === 0 ? null : { from: found.from + start, options, validFor: /^[\w$.-]*$/ }
  }
}

function names({ at, quoted }: Where, fields: Record<string, Field>, format: string, language: Language): Completion[] {
  return Object.entries(fields)
    .filter(([place]) => place.startsWith(`${at}/`) && !place.slice(at.length + 1).includes('/') && !place.endsWith('/*'))
    .map(([place, field], i) => {
      const name = place.slice(at.length + 1)
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

function values({ at, quoted }: Where, fields: Record<string, Field>, format: string, language: Language): Completion[] {
  const field = fields[at]
  const bare = (text: string) => (format === 'yaml' || quoted ? text : `"${text}"`)
  if (field?.codeList)
    return Object.entries(codes[field.codeList] ?? {}).map(([code, { zh, en }]) => ({
      label: code,
      detail: language === 'en' ? en : zh,
      type: 'enum',
      apply: bare(code),
    }))
  if (field?.type === 'boolean' && !quoted) return ['true', 'false'].map((label) => ({ label, type: 'keyword' }))
  return (field?.values ?? []).map((value) => ({ label: value, type: 'enum', apply: bare(value) }))
}

/** The title, meaning and clause of the field under the pointer, or the title of the code. */
export function explanations(known: () => Known) {
  return hoverTooltip((view, pos): Tooltip | null => {
    const { fields, format, language } = known()
    const line = view.state.doc.lineAt(pos)
    if (pos > farthest) return null
    const isWord = (at: number) => /[\w$]/.test(line.text[at - line.from] ?? '')
    let end = pos
    while (end < line.to && isWord(end)) end++
    let from = pos
    while (from > line.from && isWord(from - 1)) from--
    if (from === end) return null
    const start = format === 'ndjson' ? line.from : 0
    const found = where(view.state.doc.sliceString(start, end), known())
    if (!found) return null
    const word = view.state.doc.sliceString(from, end)
    const field = fields[`${found.at}/${word}`]
    if (found.role !== 'value' && field) return tooltip(from, end, `${title(field, language)} · ${word}`, [field.description, field.clause])
    const code = codes[fields[found.at]?.codeList ?? '']?.[word]
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
