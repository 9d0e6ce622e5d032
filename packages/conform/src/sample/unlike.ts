import type { Sample } from './parts.js'
import { pick } from './random.js'

const words = ['登记', '申领', '养老', '失业', '工伤', '待遇', '缴费', '查询', '资格', '认证', '转移', '核定', '账户', '单位', '职工', '居民', '信息', '变更']

/** Lists of a record: texts that a province keeps equal, and texts that may be anyone's own. */
const lists: readonly { at: string; equal: readonly string[]; own: readonly string[] }[] = [
  { at: 'acceptanceConditions', equal: ['text'], own: [] },
  { at: 'materials', equal: ['name'], own: ['text', 'fillingNote', 'acceptanceStandard', 'sourceNote'] },
  { at: 'steps', equal: ['name'], own: ['text'] },
  { at: 'questions', equal: [], own: ['question', 'answer'] },
  { at: 'locations', equal: [], own: ['name', 'address'] },
]

/**
 * The record of that number with texts of its own in conditions, materials, steps, questions and addresses: nothing is gained
 * from having seen the others. What has to be equal in the whole province (the texts of conditions, the names of materials
 * and steps) is unlike by spaces alone, which are not compared.
 */
export function unlike(record: Sample, number: number, next: () => number): Sample {
  const own = (text: string) => `${text}（${pick(words, next)}${pick(words, next)}${number}）`
  const change = (holder: Sample, names: readonly string[], how: (text: string) => string): Sample =>
    Object.fromEntries(names.filter((name) => holder[name] !== undefined).map((name) => [name, how(holder[name])]))
  const changed = (holder: Sample): Sample => {
    const out = { ...holder, ...change(holder, ['summary', 'address'], own) }
    for (const { at, equal, own: free } of lists) {
      const list: Sample[] | undefined = holder[at]
      if (list) out[at] = list.map((one) => ({ ...one, ...change(one, equal, (text) => spaced(text, next)), ...change(one, free, own) }))
    }
    return out
  }
  return { ...changed(record), ...(record.processFlow && { processFlow: changed(record.processFlow) }) }
}

/** A text with a few spaces in it, some of them full width. */
function spaced(text: string, next: () => number): string {
  const share = Math.min(0.5, 4 / text.length)
  return [...text].map((character) => (next() < share ? character + (next() < 0.5 ? ' ' : '　') : character)).join('')
}
