import { codeList, codes } from '@shebiao/schemas/codes'
import { type Field, fieldName, fill, type Issue, type Language, pattern, type Sentence, type ShapeRule, sayIssue, shapeRules } from '@shebiao/schemas/runtime'
import { fileRules } from '../model/file-rules.js'
import type { Finding, FindingPlace } from '../model/finding.js'
import type { ElementRule, Severity, Text } from '../model/rule.js'
import { elementRules } from '../rules/index.js'
import { interned } from './interned.js'

/** A finding in words: the official name of the field, what is wrong, how to mend it. */
export interface FindingMessage {
  field: string
  message: string
  mend: string
}

/** The texts of rules by id. */
export type RuleTexts = ReadonlyMap<string, { title: Text; message: Text; mend: Text }>

/** Formats a finding. `fields` and `rules` are those of its record type. */
export function formatMessage(finding: Finding, fields: Record<string, Field>, rules: RuleTexts, language: Language): FindingMessage {
  const words = { fields, codes }
  const field = fieldName(finding.at, words, language)
  if (finding.rule in shapeRules) {
    const { message, mend } = sayIssue(finding as Finding & Issue, words, language)
    return { field: interned(field), message, mend: interned(mend) }
  }
  const rule = ruleText(finding.rule, rules)
  const params: Record<string, string> = { field }
  if (finding.places) Object.assign(params, { count: String(finding.places.length), elements: elementsOf(finding.places, fields, language) })
  for (const [name, value] of Object.entries(finding.params)) params[name] = shownParam(value, fields, language)
  return { field: interned(field), message: fill(rule.message[language], params), mend: interned(fill(rule.mend[language], params)) }
}

const strengths: Record<Severity, Sentence> = {
  error: { zh: '（应）', en: ' (shall)' },
  warning: { zh: '（宜）', en: ' (should)' },
  info: { zh: '（可）', en: ' (may)' },
}

/** The fields of some places by their titles, with the strength in which they are asked for: `收费、示范文本（应）；服务时间（宜）`. */
function elementsOf(places: readonly FindingPlace[], fields: Record<string, Field>, language: Language): string {
  const zh = language === 'zh'
  const title = (at: string) => fields[pattern(at)]?.[zh ? 'title' : 'en'] ?? fieldName(at, { fields, codes }, language)
  const groups = (Object.keys(strengths) as Severity[]).map((severity) => ({ severity, own: places.filter((place) => place.severity === severity) }))
  const shown = groups
    .filter(({ own }) => own.length > 0)
    .map(({ severity, own }) => own.map(({ at }) => title(at)).join(zh ? '、' : ', ') + strengths[severity][language])
  return shown.join(zh ? '；' : '; ')
}

/** The texts of any rule: of records (in `rules`), elements, files or shapes. Throws if the rule does not exist. */
export function ruleText(id: string, rules?: RuleTexts): { title: Sentence; message: Sentence; mend: Sentence } {
  const found =
    rules?.get(id) ?? elementRules.find((rule: ElementRule) => rule.id === id) ?? fileRules[id as keyof typeof fileRules] ?? shapeRules[id as ShapeRule]
  if (!found) throw new Error(`no rule ${id}`)
  return found
}

/** Formats a parameter of a message. */
export function shownParam(value: unknown, fields: Record<string, Field>, language: Language): string {
  const zh = language === 'zh'
  if (Array.isArray(value)) return value.map((item) => shownParam(item, fields, language)).join(zh ? '、' : ', ')
  if (typeof value === 'boolean') return value ? (zh ? '是' : 'yes') : zh ? '否' : 'no'
  if (typeof value !== 'object' || value === null) {
    const text = String(value ?? '—')
    return text.length > 120 ? `${text.slice(0, 120)}…` : text
  }
  if ('state' in value || ('value' in value && 'unit' in value)) return shownLimit(value as Limit, language)
  if ('code' in value && 'list' in value) {
    const label = codeList(String(value.list))?.[String(value.code)]
    return label ? (zh ? label.zh : label.en) : String(value.code)
  }
  if ('zh' in value && 'en' in value) {
    if (!('with' in value)) return String(value[language])
    const inner = Object.entries(value.with as object).map(([name, param]) => [name, shownParam(param, fields, language)])
    return fill(String(value[language]), Object.fromEntries(inner))
  }
  if ('field' in value) {
    return fieldName(within(String(value.field), fields), { fields, codes }, language)
  }
  return JSON.stringify(value)
}

/** The pointer of a field, also if its record is nested in another, as an item is in a catalogue. */
function within(at: string, fields: Record<string, Field>): string {
  return fields[at] ? at : (Object.keys(fields).find((pointer) => pointer.endsWith(`/*${at}`)) ?? at)
}

/** A time limit as data: `state` for one without a number, else `value` and `unit`. */
export interface Limit {
  state?: string
  value?: number
  unit?: string
}

const states: Record<string, Sentence> = {
  immediate: { zh: '即时办结', en: 'immediate' },
  none: { zh: '无时限规定', en: 'no limit set' },
  unknown: { zh: '未知', en: 'unknown' },
}

/** Formats a time limit: `20个工作日`. */
export function shownLimit({ state, value, unit }: Limit, language: Language): string {
  if (state !== undefined && state in states) return states[state]![language]
  const label = codeList('common/limit-unit')?.[unit ?? '']
  if (language === 'en') return `${value} ${label?.en ?? unit}${value === 1 ? '' : 's'}`
  return `${value}${unit === 'workingDay' || unit === 'calendarDay' ? '个' : ''}${label?.zh ?? unit}`
}
