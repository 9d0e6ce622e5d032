import type { Sample } from './parts.js'
import { pick } from './random.js'

const words = ['登记', '申领', '养老', '失业', '工伤', '待遇', '缴费', '查询', '资格', '认证', '转移', '核定', '账户', '单位', '职工', '居民', '信息', '变更']

/** Texts in the lists of a record: those that must be equal in the whole province, and those that may differ. */
const lists: readonly { at: string; equal: readonly string[]; unique: readonly string[] }[] = [
  { at: 'acceptanceConditions', equal: ['text'], unique: [] },
  { at: 'materials', equal: ['name'], unique: ['text', 'fillingNote', 'acceptanceStandard', 'sourceNote'] },
  { at: 'steps', equal: ['name'], unique: ['text'] },
  { at: 'questions', equal: [], unique: ['question', 'answer'] },
  { at: 'locations', equal: [], unique: ['name', 'address'] },
]

/**
 * Returns a copy of a record with unique texts in conditions, materials, steps, questions and addresses, so that caches gain nothing
 * from other records. Texts that must be equal in the whole province (texts of conditions, names of materials and steps) differ only
 * by spaces, which rules ignore.
 */
export function withUniqueTexts(record: Sample, number: number, next: () => number): Sample {
  const unique = (text: string) => `${text}（${pick(words, next)}${pick(words, next)}${number}）`
  const changeFields = (holder: Sample, names: readonly string[], how: (text: string) => string): Sample =>
    Object.fromEntries(names.filter((name) => holder[name] !== undefined).map((name) => [name, how(holder[name])]))
  const changeTexts = (holder: Sample): Sample => {
    const out = { ...holder, ...changeFields(holder, ['summary', 'address'], unique) }
    for (const { at, equal, unique: free } of lists) {
      const list: Sample[] | undefined = holder[at]
      if (list)
        out[at] = list.map((entry) => ({ ...entry, ...changeFields(entry, equal, (text) => withSpaces(text, next)), ...changeFields(entry, free, unique) }))
    }
    return out
  }
  return { ...changeTexts(record), ...(record.processFlow && { processFlow: changeTexts(record.processFlow) }) }
}

/** Inserts a few spaces into a text, some of them full width. */
function withSpaces(text: string, next: () => number): string {
  const share = Math.min(0.5, 4 / text.length)
  return [...text].map((character) => (next() < share ? character + (next() < 0.5 ? ' ' : '　') : character)).join('')
}
