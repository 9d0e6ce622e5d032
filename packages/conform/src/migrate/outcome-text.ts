import { visible } from '@shebiao/schemas/runtime'
import type { ReadRecord } from '../read/record.js'
import type { Migrated } from './migrate.js'

/** Formats the outcome for one record: a line for each loss, refusal and finding to mend. `isChain`: with the edition, since there are several hops. */
export function outcomeText(file: string, { prefix, locate }: Pick<ReadRecord, 'prefix' | 'locate'>, migrated: Migrated, isChain: boolean): string {
  const { losses, refused, toMend } = migrated
  const where = (at: string) => {
    const { line, column } = locate(at)
    return `${file}:${line}:${column}  ${prefix}${at}`
  }
  const editionNote = (edition: string) => (isChain ? `（${edition}）` : '')
  return [
    ...refused.map(({ at, message, edition }) => `${where(at)}  未迁移 not migrated${editionNote(edition)}：${message}`),
    ...losses.map(({ at, value, reason, edition }) => `${where(at)}  丢失 lost${editionNote(edition)}：${reason.zh} (${reason.en})：${JSON.stringify(value)}`),
    ...toMend.map(({ at, rule, message, clause }) => `${where(at)}  新版规则要求补正 to be mended：${message}  ${rule}${clause ? `  ${clause}` : ''}`),
  ]
    .map((line) => `${visible(line)}\n`)
    .join('')
}

/** Formats the totals. `isWhole`: every record was migrated without loss and with nothing to mend. */
export function summaryOf(migrated: Migrated[]): { text: string; isWhole: boolean } {
  const count = (predicate: (outcome: Migrated) => boolean) => migrated.filter(predicate).length
  const refused = count(({ data }) => data === undefined)
  const lossy = count(({ losses, data }) => data !== undefined && losses.length > 0)
  const mend = count(({ toMend }) => toMend.length > 0)
  const done = migrated.length - refused
  const text = `迁移 ${done} 条，其中 ${lossy} 条有丢失、${mend} 条须补正；未迁移 ${refused} 条 (${done} migrated, ${lossy} with losses, ${mend} to be mended; ${refused} not migrated)\n`
  return { text, isWhole: refused + lossy + mend === 0 }
}
