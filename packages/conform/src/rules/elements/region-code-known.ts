import type { Region } from '@shebiao/schemas/common/1.0'
import { regionsAsOf } from '@shebiao/schemas/regions'
import { regionName, standingOf } from '../../domain/divisions.js'
import { defineElementRule, type Text } from '../../model/rule.js'

export default defineElementRule<string | Region>({
  id: 'region-code-known',
  // A division is judged by its own day; a code alone has none.
  elements: ['region', 'region-code'],
  // Divisions change every year and the table is of one day: an unknown code may be newer than the table.
  severity: 'warning',
  title: { zh: '行政区划代码查得到', en: 'Division codes are in the table' },
  message: { zh: '“{field}”{found} 的前六位 {county} {problem}', en: '“{field}” {found}: {county} {problem}' },
  mend: {
    zh: '核对代码；撤并的区划改用现行代码，或以 asOf 写明数据的日期。',
    en: 'Check the code; use the present one of a merged division, or state the day of the data as asOf.',
  },
  check(element, find, { asOf }, { at }) {
    const isCode = typeof element === 'string'
    // The code of a division is judged with it.
    if (isCode && at.endsWith('/code')) return
    const code = isCode ? element : element.code
    const standing = standingOf(code, (isCode ? undefined : element.asOf) ?? asOf)
    if (standing.kind === 'present') return
    const problem: Text & { with: Record<string, unknown> } =
      standing.kind === 'zone'
        ? {
            zh: '是开发区等功能区的统计代码，不在 {day} 的区划表中',
            en: 'is the statistics’ code of a zone, not in the table of divisions as of {day}',
            with: { day: regionsAsOf },
          }
        : standing.kind === 'unknown'
          ? { zh: '不在 {day} 的区划表中', en: 'is not in the table of divisions as of {day}', with: { day: regionsAsOf } }
          : standing.row.successor === undefined
            ? {
                zh: '是“{name}”，最迟 {until} 已撤销',
                en: 'was “{name}”, which was no more by {until}',
                with: { name: standing.row.name, until: standing.row.until },
              }
            : {
                zh: '是“{name}”，最迟 {until} 已撤销，现为 {successor}',
                en: 'was “{name}”, which was no more by {until}: now {successor}',
                with: { name: standing.row.name, until: standing.row.until, successor: regionName(standing.row.successor) },
              }
    find({ at: isCode ? '' : '/code', found: code, county: code.slice(0, 6), problem, ...(standing.kind === 'zone' && { severity: 'info' as const }) })
  },
})
