import { defineElementRule } from '../../model/rule.js'

export default defineElementRule<string>({
  id: 'past-date-not-in-future',
  elements: ['past-date', 'date-time'],
  severity: 'warning',
  title: { zh: '已发生的事不在将来', en: 'What has happened does not lie in the future' },
  message: { zh: '“{field}”{found} 晚于检查日 {asOf}', en: '“{field}” {found} lies after {asOf}, the day of the check' },
  mend: { zh: '改正日期；检查的是往日的数据，用 --as-of 指定那一天。', en: 'Mend the day; to check data as of another day, give it with --as-of.' },
  check(found, find, { asOf }) {
    // The clocks of a time with an offset and of the check may differ by a day.
    if (found.slice(0, 10) > (found.length > 10 ? nextDay(asOf) : asOf)) find({ at: '', found, asOf })
  },
})

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
}
