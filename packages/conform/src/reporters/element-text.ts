import { visible } from '@shebiao/schemas/runtime'
import type { ElementReport, ElementReportRow, Grade, Report } from '../model/finding.js'

/** Bodies that the text lists; the JSON report has more. */
const listedBodies = 10

/** A grade in words: `应 9/11，宜 2/3`; what is not asked for is left out. */
export function gradeText({ must, should }: Grade, zh: boolean): string {
  const shares = [
    { name: zh ? '应' : 'must', ...must },
    { name: zh ? '宜' : 'should', ...should },
  ]
  return shares
    .filter(({ of }) => of > 0)
    .map(({ name, met, of }) => `${name} ${met}/${of}`)
    .join(zh ? '，' : ', ')
}

/** Given of asked, in per cent; undefined where nothing is asked. */
export function percent(given: number, asked: number): string | undefined {
  return asked === 0 ? undefined : `${Number(((100 * given) / asked).toFixed(1))}%`
}

/** All elements of a row: how many are given, of how many that are asked for. */
export function rowTotal({ asked, given }: ElementReportRow): { given: number; asked: number } {
  const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0)
  return { given: sum(given), asked: sum(asked) }
}

/** Lines on which elements the records state: of all, by province, and of the bodies that lack most. */
export function elementLines({ dataset, language }: Report): string[] {
  return (dataset?.elements ?? []).flatMap((table) => tableLines(table, language === 'zh'))
}

function tableLines(table: ElementReport, zh: boolean): string[] {
  const { title, standard, rule, rows, bodiesNotListed } = table
  const [all] = rows as [ElementReportRow]
  const lines = [
    zh ? `要素齐备率  ${title}（${standard}，${all.records} 条，${rule}）` : `elements present  ${title} (${standard}, ${all.records} records, ${rule})`,
  ]
  const bodies = rows.filter(({ kind }) => kind === 'body')
  for (const row of [...rows.filter(({ kind }) => kind !== 'body'), ...bodies.slice(0, listedBodies)]) lines.push(`  ${rowLine(row, table, zh)}`)
  const more = Math.max(0, bodies.length - listedBodies) + bodiesNotListed
  if (more > 0) lines.push(zh ? `  … 另有 ${more} 个机构，所缺不多于以上` : `  … ${more} more bodies, which lack no more`)
  return [...lines, '']
}

function rowLine(row: ElementReportRow, { elements }: ElementReport, zh: boolean): string {
  const total = rowTotal(row)
  const short = elements.flatMap(({ field }, i) => {
    const [given, asked] = [row.given[i]!, row.asked[i]!]
    return given < asked ? [{ field, given, asked }] : []
  })
  // The scarcest first.
  short.sort((a, b) => a.given / a.asked - b.given / b.asked)
  const lacks = short.map(({ field, given, asked }) => `${field} ${percent(given, asked)}`).join(zh ? '、' : ', ')
  return visible(
    `${row.of}  ${zh ? `${row.records} 条` : `${row.records}`}  ${percent(total.given, total.asked) ?? '—'}${lacks && `  ${zh ? '不全：' : 'short: '}${lacks}`}`,
  )
}
