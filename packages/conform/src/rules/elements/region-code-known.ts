import { regionsAsOf, regionTable } from '@shebiao/schemas/regions'
import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<string>({
  id: 'region-code-known',
  elements: ['region-code'],
  // Divisions change every year and the table is of one day: an unknown code may be newer than the table.
  severity: 'warning',
  title: { zh: '行政区划代码查得到', en: 'Division codes are in the table' },
  message: { zh: '“{field}”{found} 的前六位 {county} 不在 {asOf} 的区划表中', en: '“{field}” {found}: {county} is not in the table of divisions as of {asOf}' },
  mend: { zh: '核对代码；撤并的区划改用现行代码。', en: 'Check the code; use the present one of a merged division.' },
  check(found, find) {
    const table = regionTable()
    if (table.has(found)) return
    const county = found.slice(0, 6)
    if (!table.has(county)) find({ at: '', found, county, asOf: regionsAsOf })
  },
})
