import type { OpeningHours } from '@shebiao/schemas/common/1.0'
import { memoizeText } from './memoize.js'

const half = '(上午|早上|早晨|中午|下午|晚上|晚间|傍晚|夜间)?\\s*'
const clock = '(\\d{1,2})\\s*(?:[:.](\\d{2})|[点时](?:(\\d{1,2})分?|(半))?)'
const range = new RegExp(`${half}${clock}\\s*(?:[-~至到—–]|--)+\\s*${half}${clock}`, 'g')
// What is open only at some times of the year, or for some, is not compared: the text has more than one clock.
const varied = /夏|冬|春|秋|季|月|延时|错时|预约|午休|休息|除外|另行|不受理|停止/

/** The ranges `HH:MM-HH:MM` in a text that says when it is open; none where they are not certain. */
const rangesIn = memoizeText((text): readonly string[] => {
  const plain = text.normalize('NFKC').replaceAll(/[\u2010-\u2015\u2212]/g, '-')
  if (varied.test(plain)) return []
  const found: string[] = []
  for (const [, am, h1, m1, d1, half1, pm, h2, m2, d2, half2] of plain.matchAll(range)) {
    const opens = timeOf(am, h1!, m1 ?? d1, half1)
    const closes = timeOf(pm ?? (Number(h2) < 12 ? am : undefined), h2!, m2 ?? d2, half2)
    if (opens === undefined || closes === undefined) return []
    found.push(`${opens}-${closes}`)
  }
  return found
})

function timeOf(part: string | undefined, hours: string, minutes: string | undefined, isHalf: string | undefined): string | undefined {
  const hour = Number(hours) + (part !== undefined && /下午|晚|傍|夜/.test(part) && Number(hours) < 12 ? 12 : 0)
  const minute = isHalf ? 30 : Number(minutes ?? 0)
  if (hour > 24 || minute > 59) return undefined
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
}

/**
 * Where opening hours and their wording disagree: the range that stands only in the periods, and the range that stands only in the
 * text. Undefined where they agree, and where the wording is not certain.
 */
export function disagreement({ text, periods }: OpeningHours): { index: number; period: string; wording: string } | undefined {
  if (text === undefined || !periods?.length) return undefined
  const said = rangesIn(text)
  if (said.length === 0) return undefined
  const given = periods.map(({ opens, closes }) => `${opens}-${closes}`)
  const index = given.findIndex((period) => !said.includes(period))
  const wording = said.find((stated) => !given.includes(stated))
  // Two ranges may be one with a pause: only where each side has a range of its own do they disagree.
  return index >= 0 && wording !== undefined ? { index, period: given[index]!, wording } : undefined
}

/** The range that a period in the hours of the night stands for, if the clock of twelve hours was copied: `02:00-04:30` for 14:00. */
export function afternoonOf(opens: string, closes: string): string | undefined {
  if (opens < '01:00' || closes > '06:30' || closes <= opens) return undefined
  const later = (time: string) => `${Number(time.slice(0, 2)) + 12}${time.slice(2)}`
  return `${later(opens)}-${later(closes)}`
}
