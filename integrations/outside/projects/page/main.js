import { check, checkText, html } from '@shebiao/conform'
import { codes } from '@shebiao/schemas/codes'
import { Guide } from '@shebiao/schemas/service-guide/2.0'

const options = { standard: 'service-guide@2.0', profile: 'wuhan', asOf: '2026-01-01' }
const report = await check({ itemName: '职工参保登记', processFlow: 3 }, options)
const fromText = await checkText('itemName: 甲\nfee: {charged: maybe}\n', { source: 'a.yaml', standard: 'service-guide', asOf: '2026-01-01' })
const out = {
  verdict: report.verdict,
  lines: [...new Set(fromText.findings.map(({ line }) => line))].sort(),
  html: html(report).length > 1000,
  is: Guide.is({ itemName: '甲' }),
  label: codes['common/limit-unit'].workingDay.zh,
}
document.querySelector('#out').textContent = JSON.stringify(out)
