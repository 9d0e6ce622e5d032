import type { Report } from '../model/finding.js'
import { findingsBySource } from './by-source.js'
import { dataSetHtml } from './data-set-html.js'
import { elementsHtml } from './element-html.js'
import { gradeText } from './element-text.js'
import { escapeHtml } from './escape-html.js'
import { omissions } from './omissions.js'
import { named } from './record-name.js'
import { remark } from './remark.js'
import { words } from './words.js'

/**
 * Formats a report as a self-contained HTML page: verdict, results by file and rule, findings, what was not checked. It has no
 * scripts and no external resources, and can be printed.
 */
export function html(report: Report): string {
  const zh = report.language === 'zh'
  const t = (chinese: string, english: string) => (zh ? chinese : english)
  const { verdict: verdicts, severity: severities } = words[report.language]
  const s = report.summary
  const cards: [string, number][] = [
    [t('文件', 'files'), s.files],
    [t('记录', 'records'), s.records],
    [t('符合', 'conform'), s.conforming],
    [t('不符合', 'do not'), s.notConforming],
    [t('无法判定', 'not assessable'), s.notAssessable],
    [t('错误', 'errors'), s.errors],
    [t('警告', 'warnings'), s.warnings],
    [t('豁免', 'waived'), s.waived],
  ]
  const most = Math.max(1, ...Object.values(report.byRule).map(({ count }) => count))
  const bySource = findingsBySource(report.findings)
  const omitted = omissions(report)
  const body = `
<header>
<h1>${t('社标检查报告', 'Shebiao conformance report')}</h1>
<p class="verdict ${report.verdict}">${verdicts[report.verdict]}${remark(report)}</p>
<p>${t('检查日期', 'as of')} ${report.asOf} · shebiao ${report.tool.version}</p>
</header>
<section class="cards">${cards.map(([name, n]) => `<div><b>${n}</b><span>${name}</span></div>`).join('')}</section>
${report.failures.length > 0 ? `<section><h2>${t('未能检查', 'Could not check')}</h2><ul>${report.failures.map(({ source, message }) => `<li><code>${escapeHtml(source)}</code> ${escapeHtml(message)}</li>`).join('')}</ul></section>` : ''}
<section><h2>${t('按文件', 'By file')}</h2>
<table><thead><tr><th>${t('文件', 'file')}</th><th>${t('标准', 'standard')}</th><th>${t('记录', 'records')}</th><th>${t('错误', 'errors')}</th><th>${t('警告', 'warnings')}</th><th>${t('要素', 'elements')}</th><th>${t('结论', 'verdict')}</th></tr></thead><tbody>
${report.files.map((file) => `<tr><td><a href="#${anchor(file.source)}">${escapeHtml(file.source)}</a></td><td>${escapeHtml([file.standard, file.type, file.profile && `+${file.profile}`].filter(Boolean).join(' '))}</td><td class="n">${file.records}</td><td class="n">${file.errors}</td><td class="n">${file.warnings}</td><td class="n">${file.grade ? gradeText(file.grade, zh) : ''}</td><td class="${file.verdict}">${verdicts[file.verdict]}</td></tr>`).join('\n')}
</tbody></table></section>
<section><h2>${t('按规则', 'By rule')}</h2>
<table><thead><tr><th>${t('规则', 'rule')}</th><th>${t('要求', 'asks')}</th><th>${t('次数', 'count')}</th></tr></thead><tbody>
${Object.entries(report.byRule)
  .map(
    ([rule, { severity, count, title }]) =>
      `<tr><td><code>${rule}</code></td><td>${escapeHtml(title)}</td><td class="n"><span class="bar ${severity}" style="width:${(8 * count) / most}em"></span> ${count}</td></tr>`,
  )
  .join('\n')}
</tbody></table></section>
<section><h2>${t('逐条', 'Findings')}</h2>
${report.files
  .map((file) => {
    const own = bySource.get(file.source) ?? []
    if (own.length === 0) return ''
    return `<h3 id="${anchor(file.source)}">${escapeHtml(file.source)}</h3><table><thead><tr><th>${t('位置', 'place')}</th><th>${t('程度', 'severity')}</th><th>${t('问题与改法', 'problem and mend')}</th><th>${t('条款', 'clause')}</th></tr></thead><tbody>${own
      .map(
        (f) =>
          `<tr><td class="place">${f.line === undefined ? '' : `${f.line}:${f.column}`}<br><code>${escapeHtml(f.at)}</code>${named(f) ? `<br><code>${escapeHtml(named(f))}</code>` : ''}</td><td class="${f.severity}">${severities[f.severity]}${f.waived ? `<br>${t('已豁免', 'waived')}` : ''}</td><td>${escapeHtml(f.message)}<br><span class="mend">${escapeHtml(f.mend)}</span>${f.andMore ? `<br>${t(`同类另有 ${f.andMore} 处`, `${f.andMore} more`)}` : ''}${
            f.dataset && f.dataset.places.length > 1
              ? `<br>${t('另见', 'also')} ${f.dataset.places
                  .slice(1)
                  .map(
                    ({ source, line, at, region }) =>
                      `<code>${escapeHtml([line === undefined ? source : `${source}:${line}`, at, region].filter(Boolean).join(' '))}</code>`,
                  )
                  .join(' ')}${f.dataset.records > f.dataset.places.length ? t(`，共 ${f.dataset.records} 条`, `, ${f.dataset.records} in all`) : ''}`
              : ''
          }<br><code>${f.rule}</code></td><td><code>${escapeHtml(f.clause ?? '')}</code></td></tr>`,
      )
      .join(
        '\n',
      )}</tbody></table>${file.findings > own.length ? `<p>${t(`本文件另有 ${file.findings - own.length} 处未列出。`, `${file.findings - own.length} more in this file are not listed.`)}</p>` : ''}`
  })
  .join('\n')}
</section>
${elementsHtml(report)}
${dataSetHtml(report)}
${omitted.length > 0 ? `<section><h2>${t('未检查与未列出', 'Not checked, not listed')}</h2><ul>${omitted.map(({ message }) => `<li>${escapeHtml(message)}</li>`).join('')}</ul></section>` : ''}`
  return `<!doctype html>
<html lang="${zh ? 'zh-Hans' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${t('社标检查报告', 'Shebiao conformance report')}</title>
<style>
body{font:16px/1.6 system-ui,"Noto Sans SC","PingFang SC","Microsoft YaHei",sans-serif;max-width:72em;margin:0 auto;padding:1.5em;color:#1a1a1a}
h1{margin:0 0 .2em}h2{border-bottom:1px solid #ccc;padding-bottom:.2em;margin-top:2em}
table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.4em .6em;border-bottom:1px solid #e3e3e3}th{font-weight:600;background:#f6f6f6}
.n{text-align:right;white-space:nowrap}.place{white-space:nowrap}code{font:13px/1.4 ui-monospace,monospace;color:#444;word-break:break-all}
.cards{display:flex;flex-wrap:wrap;gap:.8em;margin:1em 0}.cards div{border:1px solid #ddd;border-radius:6px;padding:.5em 1em;min-width:5em}.cards b{display:block;font-size:1.5em}.cards span{color:#555}
.verdict{font-size:1.3em;font-weight:600;margin:.2em 0}.conforms{color:#116329}.doesNotConform,.error{color:#a40e26}.warning{color:#7a4d00}.info,.notAssessable{color:#0a3069}
.mend{color:#444}.wide{overflow-x:auto}.wide td,.wide th{white-space:nowrap}.full{background:#e6f4ea}.half{background:#fff6e0}.low{background:#fdecea}.bar{display:inline-block;height:.7em;background:#0a3069;vertical-align:baseline}.bar.error{background:#a40e26}.bar.warning{background:#b77400}
@media print{body{max-width:none;padding:0;font-size:11pt}tr{break-inside:avoid}}
</style></head><body>${body}</body></html>
`
}

function anchor(source: string): string {
  return `f-${encodeURIComponent(source.toWellFormed()).replaceAll('%', '_')}`
}
