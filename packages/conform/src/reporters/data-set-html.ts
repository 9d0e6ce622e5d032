import type { Report } from '../model/finding.js'
import { deviatorsOf } from './data-set-text.js'
import { escapeHtml } from './escape-html.js'

/** HTML of the section on the data set: rules with their outcome, who deviates from what, measures. '' if there is no data set. */
export function dataSetHtml({ dataset, findings, language }: Report): string {
  if (!dataset || dataset.rules.length === 0) return ''
  const t = (chinese: string, english: string) => (language === 'zh' ? chinese : english)
  const statuses = { assessed: t('已判定', 'assessed'), notAssessed: t('未判定', 'not assessed'), nothingToCompare: t('无可比较', 'nothing to compare') }
  const rules = dataset.rules.map(
    ({ rule, title, status, keys, findings: n, reason }) =>
      `<tr><td><code>${rule}</code></td><td>${escapeHtml(title)}</td><td>${statuses[status]}${reason ? `<br>${escapeHtml(reason)}` : ''}</td><td class="n">${keys}</td><td class="n">${n}</td></tr>`,
  )
  const compared = findings.flatMap(({ dataset: deviation }) => (deviation?.subject === undefined ? [] : [deviation]))
  const deviations = compared.map(
    (deviation) =>
      `<tr><td><code>${escapeHtml(deviation.key)}</code></td><td>${escapeHtml(deviation.subject!)}</td><td>${deviation.norm ? `${escapeHtml(deviation.norm.level ?? '')} “${escapeHtml(deviation.norm.value)}” ×${deviation.norm.records}` : t('没有可为准的上级', 'no level above binds')}</td><td>${escapeHtml(deviation.found ?? '')} ×${deviation.records}</td><td>${escapeHtml(deviatorsOf(deviation).join(t('、', ', ')))}</td></tr>`,
  )
  const measures = dataset.measures.map(
    ({ name, of, value, total, unit, note }) =>
      `<tr><td>${escapeHtml(name)}</td><td>${escapeHtml(of)}</td><td class="n">${value}${total === undefined ? escapeHtml(unit ?? '') : `/${total}`}</td><td class="n">${total ? `${((100 * value) / total).toFixed(1)}%` : ''}</td><td>${escapeHtml(note ?? '')}</td></tr>`,
  )
  return `<section><h2>${t('数据集', 'Data set')}</h2>
${table([t('规则', 'rule'), t('要求', 'asks'), t('情况', 'status'), t('比较的组', 'groups'), t('问题', 'findings')], rules)}
${compared.length > 0 ? `<h3>${t('谁与谁不同', 'Who deviates from what')}</h3>${table([t('编码等', 'key'), t('要素', 'element'), t('为准的', 'binding'), t('所见', 'found'), t('何处', 'where')], deviations)}` : ''}
${measures.length > 0 ? `<h3>${t('指标', 'Measures')}</h3>${table([t('指标', 'measure'), t('对象', 'of'), t('值', 'value'), t('比例', 'rate'), t('说明', 'note')], measures)}` : ''}
</section>`
}

function table(head: string[], rows: string[]): string {
  return `<table><thead><tr>${head.map((cell) => `<th>${cell}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`
}
