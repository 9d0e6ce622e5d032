import type { OpeningHours, OpeningPeriod } from '@shebiao/schemas/common/1.0'
import { textProblem } from './texts.js'

const days =
  /工作日|工作时间|上班时间|周[一二三四五六日末\d]|双休|休息日|星期|礼拜|全天|24\s*小时|节假日(?:正常|照常|不休|无休|也|均|可|仍)|每天|每日|每周|天天|全年|常年|每月|预约|随时|\d\s*[日号]/

/** Whether opening hours consist of a text that names no days. Holidays on which nobody works are not the days on which somebody does. */
export function lacksDays({ text, periods, allDay }: OpeningHours): boolean {
  if (text === undefined || periods?.length || allDay || days.test(text.normalize('NFKC'))) return false
  // What is no text at all is told as that; 无 is read as the wording of a page.
  const problem = textProblem(text)
  return problem === undefined || problem.kind === 'none'
}

/** How a period clashes with one before it: at the same time, as the same again, or as the same hours of another season. */
export function clash(a: OpeningPeriod, b: OpeningPeriod): 'overlap' | 'same' | 'season' | undefined {
  // The cheap test of hours comes first: most periods of a day follow each other.
  if (a.opens >= b.closes || b.opens >= a.closes || !a.days.some((day) => b.days.includes(day))) return undefined
  // Appointments may lie within the hours for all, and hours of a season or of days of the month may replace those of the others.
  if (Boolean(a.byAppointment) !== Boolean(b.byAppointment) || Boolean(a.season) !== Boolean(b.season)) return undefined
  if (Boolean(a.daysOfMonth) !== Boolean(b.daysOfMonth) || (a.daysOfMonth && !a.daysOfMonth.some((day) => b.daysOfMonth!.includes(day)))) return undefined
  const isSame = a.opens === b.opens && a.closes === b.closes && a.days.length === b.days.length && a.days.every((day) => b.days.includes(day))
  if (a.season && b.season && !meet(a.season, b.season)) return isSame && (a.kind ?? 'regular') === (b.kind ?? 'regular') ? 'season' : undefined
  return isSame ? 'same' : 'overlap'
}

type Season = NonNullable<OpeningPeriod['season']>

function meet(a: Season, b: Season): boolean {
  return contains(a, b.from) || contains(b, a.from)
}

function contains({ from, to }: Season, day: string): boolean {
  return from <= to ? from <= day && day <= to : from <= day || day <= to
}

const longestMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether a day of the year, `MM-DD`, exists in some year. */
export function existsInYear(day: string): boolean {
  return Number(day.slice(3)) <= longestMonth[Number(day.slice(0, 2)) - 1]!
}

const daysOfWeek = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

/** Whether periods leave no minute of the week out, all year round: 00:00 to 12:00 and 12:00 to 24:00 are a whole day. */
export function coversEveryDay(periods: readonly OpeningPeriod[]): boolean {
  const all = periods.filter(({ season, daysOfMonth }) => !season && !daysOfMonth)
  return daysOfWeek.every((day) => {
    let covered = '00:00'
    for (const { opens, closes } of all.filter((period) => period.days.includes(day)).sort((a, b) => (a.opens < b.opens ? -1 : 1))) {
      if (opens <= covered && closes > covered) covered = closes
    }
    return covered === '24:00'
  })
}
