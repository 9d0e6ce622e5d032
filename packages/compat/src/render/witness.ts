import type { Json } from '../model/json.js'
import type { Language } from './messages.js'

/** Longest string, and most items and properties, that are shown whole. */
const maxLetters = 200
const maxParts = 40
/** How much of a longer one is shown. */
const shownLetters = 40
const shownParts = 5

const units = { letters: { zh: '字', en: 'characters' }, items: { zh: '项', en: 'items' }, properties: { zh: '个字段', en: 'properties' } }

/** A witness on one line. What is long is cut: `"0×100001"` for a string of one character, `[null×100001]` for an array of one value. */
export function witnessText(value: Json, language: Language): string {
  if (typeof value === 'string') return shortString(value, language)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const parts = Array.isArray(value)
    ? value.slice(0, maxParts + 1).map((item) => witnessText(item, language))
    : Object.entries(value)
        .slice(0, maxParts + 1)
        .map(([name, part]) => `${shortString(name, language)}:${witnessText(part, language)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  const count = Array.isArray(value) ? value.length : Object.keys(value).length
  if (count <= maxParts) return `${open}${parts.join(',')}${close}`
  if (Array.isArray(value) && isUniform(value)) return `[${parts[0]}×${count}]`
  return `${open}${parts.slice(0, shownParts).join(',')},…${close}${total(count, Array.isArray(value) ? 'items' : 'properties', language)}`
}

function shortString(text: string, language: Language): string {
  if (text.length <= maxLetters) return JSON.stringify(text)
  const letters = [...text]
  const [first] = letters as [string]
  if (letters.every((letter) => letter === first)) return `"${JSON.stringify(first).slice(1, -1)}×${letters.length}"`
  return `${JSON.stringify(`${letters.slice(0, shownLetters).join('')}…`)}${total(letters.length, 'letters', language)}`
}

function isUniform(list: Json[]): boolean {
  const [first] = list
  return list.every((item) => item === first) || list.every((item) => JSON.stringify(item) === JSON.stringify(first))
}

function total(count: number, what: keyof typeof units, language: Language): string {
  return language === 'zh' ? `（共 ${count} ${units[what].zh}）` : ` (${count} ${units[what].en})`
}
