import type { ElementReport, ElementReportRow, Report } from '../model/finding.js'
import { percent, rowTotal } from './element-text.js'
import { escapeHtml } from './escape-html.js'

/** HTML of the tables of which elements the records state, a column an element. '' if there are none. */
export function elementsHtml({ dataset, language }: Report): string {
  const tables = dataset?.elements ?? []
  if (tables.length === 0) return ''
  const zh = language === 'zh'
  return `<section><h2>${zh ? '要素齐备率' : 'Elements present'}</h2>
${tables.map((table) => tableHtml(table, zh)).join('\n')}
</section>`
}

function tableHtml({ title, standard, rule, elements, rows, bodiesNotListed }: ElementReport, zh: boolean): string {
  const head = [zh ? '对象' : 'of', zh ? '记录' : 'records', zh ? '合计' : 'total', ...elements.map(({ field }) => field)]
  const more =
    bodiesNotListed > 0 ? `<p>${zh ? `另有 ${bodiesNotListed} 个机构，所缺不多于以上。` : `${bodiesNotListed} more bodies, which lack no more.`}</p>` : ''
  return `<h3>${escapeHtml(title)} ${escapeHtml(standard)} <code>${escapeHtml(rule)}</code></h3>
<div class="wide"><table><thead><tr>${head.map((cell) => `<th>${escapeHtml(cell)}</th>`).join('')}</tr></thead><tbody>
${rows.map(rowHtml).join('\n')}
</tbody></table></div>${more}`
}

function rowHtml(row: ElementReportRow): string {
  const total = rowTotal(row)
  const cells = row.given.map((given, i) => cell(given, row.asked[i]!))
  return `<tr><td>${escapeHtml(row.of)}</td><td class="n">${row.records}</td>${cell(total.given, total.asked)}${cells.join('')}</tr>`
}

/** A share as a cell: the numbers stand in it, so that nothing is told by colour alone. */
function cell(given: number, asked: number): string {
  if (asked === 0) return '<td class="n">—</td>'
  const level = given === asked ? 'full' : given * 2 >= asked ? 'half' : 'low'
  return `<td class="n ${level}" title="${given}/${asked}">${percent(given, asked)}</td>`
}
