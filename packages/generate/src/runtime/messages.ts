import { distance } from 'fastest-levenshtein'
import type { CodeLabel, Codes, Field } from './field.js'
import type { Issue, ShapeRule } from './issues.js'
import { pattern } from './pointer.js'
import { visible } from './visible.js'

export type Language = 'zh' | 'en'

export interface Sentence {
  zh: string
  en: string
}

/** What messages look up: the fields of the record type and the code lists. */
export interface Words {
  fields: Record<string, Field>
  codes: Codes
}

/** The shape rules as data: title, message and remedy of each. */
export const shapeRules: Record<ShapeRule, { title: Sentence; message: Sentence; mend: Sentence }> = {
  'field-present': {
    title: { zh: '必填字段已填写', en: 'Required fields are there' },
    message: { zh: '缺少必填字段“{field}”', en: 'The required field “{field}” is missing' },
    mend: { zh: '补上“{field}”。', en: 'Add “{field}”.' },
  },
  'field-known': {
    title: { zh: '字段名属于标准', en: 'Field names belong to the standard' },
    message: { zh: '“{name}”不是标准中的字段{nearest}', en: '“{name}” is not a field of the standard{nearest}' },
    mend: { zh: '改正字段名；地方自有字段放入 extensions。', en: 'Mend the name; put local fields under extensions.' },
  },
  'value-type': {
    title: { zh: '值的类型正确', en: 'Values have the right type' },
    message: { zh: '“{field}”应为{expected}，实为 {found}', en: '“{field}” must be {expected}, found {found}' },
    mend: { zh: '按{expected}填写。{hint}', en: 'Give {expected}. {hint}' },
  },
  'value-in-code-list': {
    title: { zh: '代码取自代码表', en: 'Codes are in their code list' },
    message: { zh: '“{field}”的值 {found} 不在代码表中{nearest}', en: '“{field}”: {found} is not in the code list{nearest}' },
    mend: { zh: '可用的值：{allowed}。', en: 'Allowed: {allowed}.' },
  },
  'value-format': {
    title: { zh: '值的格式正确', en: 'Values have the right format' },
    message: { zh: '“{field}”的格式不对：{found}', en: '“{field}” has the wrong format: {found}' },
    mend: { zh: '{description}{example}{hint}', en: 'See the field’s description.{example}{hint}' },
  },
  'value-length': {
    title: { zh: '文字长度在限度内', en: 'Text is of an allowed length' },
    message: { zh: '“{field}”的长度不符：{length} 个字符', en: '“{field}” has {length} characters' },
    mend: { zh: '长度应为 {bounds} 个字符。', en: 'Give {bounds} characters.' },
  },
  'value-in-range': {
    title: { zh: '数值在范围内', en: 'Numbers are in their range' },
    message: { zh: '“{field}”超出范围：{found}', en: '“{field}” is out of range: {found}' },
    mend: { zh: '数值应为 {bounds}。', en: 'Give {bounds}.' },
  },
  'items-count': {
    title: { zh: '条目数量在范围内', en: 'Lists have an allowed number of entries' },
    message: { zh: '“{field}”的条目数不符：{length} 条', en: '“{field}” has {length} entries' },
    mend: { zh: '条目数应为 {bounds}。没有内容时删去该字段。', en: 'Give {bounds} entries, or leave the field out.' },
  },
  'items-unique': {
    title: { zh: '条目不重复', en: 'Entries are not repeated' },
    message: { zh: '“{field}”与第 {first} 条重复：{found}', en: '“{field}” repeats entry {first}: {found}' },
    mend: { zh: '删去重复的一条。', en: 'Delete the repetition.' },
  },
}

const typeNames: Record<string, Sentence> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  integer: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是（true）或否（false）', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '一组字段', en: 'an object' },
  null: { zh: '空值', en: 'null' },
}

/** The official name of the field at a pointer, with positions in lists from 1: `申请材料第 2 项·材料名称`. */
export function fieldName(at: string, words: Words, language: Language): string {
  const steps = at.split('/').slice(1)
  const names: string[] = []
  for (let i = 0; i < steps.length; i++) {
    const field = words.fields[pattern(`/${steps.slice(0, i + 1).join('/')}`)]
    if (/^\d+$/.test(steps[i]!)) {
      const n = Number(steps[i]) + 1
      names[names.length - 1] += language === 'zh' ? `第 ${n} 项` : ` #${n}`
    } else names.push(field ? (language === 'zh' ? field.title : field.en) : visible(steps[i]!))
  }
  if (names.length === 0) return (language === 'zh' ? words.fields['']?.title : words.fields['']?.en) ?? ''
  return names.join(language === 'zh' ? '·' : ' · ')
}

/** Whether nothing was filled in: an empty text, or what an empty number input gives. */
export function isBlank(value: unknown): boolean {
  return value === '' || Number.isNaN(value)
}

const blank: Sentence = { zh: '“{field}”未填写', en: '“{field}” is not filled in' }
const leaveOut: Sentence = { zh: '没有内容时删去该字段。', en: 'Leave the field out where there is nothing to say.' }

/** Message and remedy of an issue as sentences. */
export function sayIssue(issue: Issue, words: Words, language: Language): { message: string; mend: string } {
  const zh = language === 'zh'
  const field = words.fields[pattern(issue.at)]
  const { found, expected, allowed } = issue.params
  const params: Record<string, unknown> = {
    field: fieldName(issue.at, words, language),
    name: issue.params.name,
    found: shown(found),
    expected: [expected]
      .flat()
      .map((type) => typeNames[String(type)]?.[language] ?? String(type))
      .join(zh ? '或' : ' or '),
    first: typeof issue.params.first === 'number' ? issue.params.first + 1 : '',
    length: Array.isArray(found) ? found.length : typeof found === 'string' ? [...found].length : '',
    bounds: bounds(field, language),
    description: field?.description ?? '',
    example: field?.example === undefined ? '' : zh ? `例如 ${shown(field.example)}。` : ` Example: ${shown(field.example)}.`,
    hint: hint(found, field, language),
    nearest: '',
    allowed: '',
  }
  if (issue.rule === 'value-in-code-list') {
    const labels = field?.codeList ? (words.codes[field.codeList] ?? {}) : {}
    const values = (allowed as string[] | undefined) ?? field?.values ?? []
    params.allowed = values.map((code) => labelled(code, labels[code], language)).join(zh ? '、' : ', ')
    params.nearest = nearestCode(found, values, labels, language)
  }
  if (issue.rule === 'field-known') params.nearest = nearestField(issue.at, words, language)
  const rule = shapeRules[issue.rule]
  const mend = fill(rule.mend[language], params).trim()
  if (!isBlank(found) || issue.rule === 'field-known' || issue.rule === 'items-unique') return { message: fill(rule.message[language], params), mend }
  // People left it blank: its length or its code is not what is wrong.
  const canBeLeftOut = field !== undefined && !field.required && !pattern(issue.at).endsWith('/*')
  return { message: fill(blank[language], params), mend: canBeLeftOut ? [mend, leaveOut[language]].join(zh ? '' : ' ') : mend }
}

/** Fills the braces of a sentence; a brace without a parameter stays. A parameter can neither break the line nor hide anything. */
export function fill(sentence: string, params: Record<string, unknown>): string {
  return sentence.replace(/\{(\w+)\}/g, (brace, name: string) => (name in params ? visible(String(params[name])) : brace))
}

/** A value as it is shown in a sentence: short, exact, and quoted when it is text. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `“${clip(value)}”`
  if (value === undefined) return '—'
  if (Array.isArray(value)) return `[${value.length}]`
  if (typeof value === 'object' && value !== null) return '{…}'
  return String(value)
}

function clip(text: string): string {
  const points = [...text.slice(0, 200)]
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : points.join('')
}

function labelled(code: string, label: CodeLabel | undefined, language: Language): string {
  if (!label) return code
  return language === 'zh' ? `${code}（${label.zh}）` : `${code} (${label.en})`
}

function bounds(field: Field | undefined, language: Language): string {
  const low = field?.minLength ?? field?.minimum ?? field?.minItems
  const high = field?.maxLength ?? field?.maximum ?? field?.maxItems
  if (low !== undefined && high !== undefined) return `${low}～${high}`
  if (low !== undefined) return language === 'zh' ? `不少于 ${low}` : `at least ${low}`
  return language === 'zh' ? `不多于 ${high}` : `at most ${high}`
}

// Spreadsheets turn long codes into floating-point numbers: the digits are lost and must come from the original.
const spreadsheetNumber = /^\d(?:\.\d+)?[Ee]\+?\d+$/

function hint(found: unknown, field: Field | undefined, language: Language): string {
  const zh = language === 'zh'
  if (typeof found === 'number' && !Number.isFinite(found))
    return zh ? '数值过大，无法表示：请核对原始数据。' : ' The number is too large to be represented: look at the original.'
  const isTooLong = typeof found === 'number' && Math.abs(found) > Number.MAX_SAFE_INTEGER
  if ((typeof found === 'string' && spreadsheetNumber.test(found)) || (isTooLong && field?.type === 'string')) {
    return zh
      ? '电子表格把编码改成了科学记数法，末位数字已丢失：请从原始数据取回编码，并把单元格设为文本格式。'
      : ' A spreadsheet turned the code into a number and lost its digits: take it from the original and format the cell as text.'
  }
  if (field?.format === 'date') {
    const date = dayOf(found)
    if (date !== undefined) return existsDay(date) ? (zh ? `写作 ${date}。` : ` Write ${date}.`) : zh ? `没有 ${date} 这一天。` : ` There is no day ${date}.`
  }
  const tidied = typeof found === 'string' && field?.pattern !== undefined ? tidy(found, field.pattern) : undefined
  if (tidied !== undefined) return zh ? `去掉多余的字符，字母大写：写作 ${tidied}。` : ` Without what does not belong to it, in capitals: write ${tidied}.`
  if (field?.type === 'string' && typeof found === 'number') return zh ? '编码和号码是文字，要加引号。' : 'Codes and numbers of things are text: quote them.'
  return ''
}

/** The day, YYYY-MM-DD, that is written in another way, or as a spreadsheet counts days; it may not exist. */
function dayOf(found: unknown): string | undefined {
  if (typeof found === 'number' && Number.isInteger(found) && found > 20000 && found < 80000)
    return new Date(Date.UTC(1899, 11, 30 + found)).toISOString().slice(0, 10)
  const parts = typeof found === 'string' ? /^(\d{4})[-年./]?(\d{1,2})[-月./]?(\d{1,2})日?$/.exec(found.normalize('NFKC').trim()) : null
  return parts ? `${parts[1]}-${parts[2]!.padStart(2, '0')}-${parts[3]!.padStart(2, '0')}` : undefined
}

function existsDay(date: string): boolean {
  const time = Date.parse(`${date}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date)
}

/** A code without blanks, full-width characters, small letters and what spreadsheets add to it, if that is what a pattern asks for. */
function tidy(found: string, pattern: string): string | undefined {
  if (found.length > 100) return undefined
  const plain = found
    .normalize('NFKC')
    .replace(/[\s,\u200b\ufeff]/g, '')
    .replace(/^['‘’]/, '')
    .replace(/\.0$/, '')
  const asked = new RegExp(pattern, 'u')
  return [plain, plain.toUpperCase()].find((text) => text !== found && asked.test(text))
}

function nearestCode(found: unknown, codes: string[], labels: Record<string, CodeLabel>, language: Language): string {
  if (typeof found !== 'string' && typeof found !== 'number') return ''
  const text = String(found)
  // A Chinese label or a national digit instead of the code is the most common mistake: suggest the code that is meant.
  const exact = codes.find((code) => labels[code]?.zh === text || labels[code]?.en.toLowerCase() === text.toLowerCase())
  const best =
    exact ??
    closest(
      text,
      codes.flatMap((code) => [code, labels[code]?.zh ?? code]),
    )
  const code = codes.find((one) => one === best || labels[one]?.zh === best)
  if (code) return suggestion(labelled(code, labels[code], language), language)
  const digits = codes.filter((one) => Object.values(labels[one]?.systems ?? {}).includes(text))
  // The same digit can mean different things in two national code systems: then there is nothing to suggest.
  return digits.length === 1 ? suggestion(labelled(digits[0]!, labels[digits[0]!], language), language) : ''
}

const nearest = new WeakMap<Record<string, Field>, Map<string, string>>()

function nearestField(at: string, { fields }: Words, language: Language): string {
  const parent = pattern(at.slice(0, at.lastIndexOf('/')))
  const name = at.slice(at.lastIndexOf('/') + 1)
  let known = nearest.get(fields)
  if (!known) nearest.set(fields, (known = new Map()))
  // A misspelt column is misspelt in every row, and is compared with every field.
  const key = `${parent}/${name}`
  let best = known.get(key)
  if (best === undefined) {
    const siblings = Object.entries(fields).filter(([at]) => at.startsWith(`${parent}/`) && !at.slice(parent.length + 1).includes('/'))
    const byTitle = siblings.find(([, field]) => field.title === name)
    const keys = siblings.map(([at]) => at.slice(parent.length + 1))
    best = byTitle ? byTitle[0].slice(parent.length + 1) : (closest(name, keys) ?? '')
    if (known.size >= 500) known.clear()
    known.set(key, best)
  }
  if (best === '') return ''
  const field = fields[`${parent}/${best}`]!
  return suggestion(`${best}${language === 'zh' ? `（${field.title}）` : ` (${field.en})`}`, language)
}

function suggestion(text: string, language: Language): string {
  return language === 'zh' ? `，是否应为 ${text}？` : `; did you mean ${text}?`
}

/** The nearest candidate by edit distance, if near enough to be meant. */
export function closest(text: string, candidates: string[]): string | undefined {
  let best: string | undefined
  let least = Math.max(1, Math.floor(text.length / 3)) + 1
  if (text.length > 60) return undefined
  for (const candidate of candidates) {
    const far = distance(text.toLowerCase(), candidate.toLowerCase())
    if (far < least) {
      least = far
      best = candidate
    }
  }
  return best
}
