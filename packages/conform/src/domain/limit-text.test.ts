import type { TimeLimit } from '@shebiao/schemas/common/1.0'
import { expect, it } from 'vitest'
import { contradictsText, statedLimits, unreadReason } from './limit-text.js'

it.each<[string, number, string]>([
  ['20个工作日内', 20, 'workingDay'],
  ['自受理之日起二十个工作日', 20, 'workingDay'],
  ['不超过１５个工作日。', 15, 'workingDay'],
  ['十五（工作日）', 15, 'workingDay'],
  ['30个日历日', 30, 'calendarDay'],
  ['一个月', 1, 'month'],
  ['0.5小时', 0.5, 'hour'],
  ['半小时', 0.5, 'hour'],
  ['半个月', 0.5, 'month'],
  ['一百二十个自然日', 120, 'calendarDay'],
])('%s states %d %s', (text, value, unit) => expect(statedLimits(text).bounded.at(-1)).toEqual({ value, unit }))

const bounded = (value: number, unit: string, text: string) => ({ state: 'bounded', value, unit, text }) as TimeLimit

it.each<TimeLimit>([
  bounded(5, 'workingDay', '15个自然日'),
  bounded(5, 'workingDay', '5个自然日'),
  bounded(20, 'workingDay', '即时办结'),
  bounded(20, 'workingDay', '15日'),
  { state: 'immediate', text: '5个工作日' },
  { state: 'none', text: '5个工作日' },
])('%j contradicts its wording', (limit) => expect(contradictsText(limit)).toBe(true))

it.each<TimeLimit>([
  bounded(5, 'workingDay', '自受理之日起5个工作日内'),
  bounded(5, 'workingDay', '5日'),
  bounded(1, 'year', '12个月'),
  bounded(30, 'minute', '即时办结（30分钟）'),
  bounded(30, 'minute', '即办'),
  bounded(5, 'workingDay', '受理1个工作日，办结5个工作日'),
  bounded(5, 'workingDay', '按规定办理'),
  { state: 'immediate', text: '当场办结' },
  { state: 'immediate', text: '15分钟' },
  { state: 'unknown', text: '15天' },
  bounded(5, 'workingDay', '3至5个工作日'),
  bounded(1, 'workingDay', '1/8个工作日'),
  { state: 'none', text: '无' },
  { state: 'immediate' },
])('%j does not', (limit) => expect(contradictsText(limit)).toBe(false))

it.each([
  ['15天', '工作日还是自然日'],
  ['尽快办理', '没有数值'],
  ['1/8个工作日', '范围或分数'],
  ['3-5个工作日', '范围或分数'],
  ['三至五个工作日', '范围或分数'],
  ['受理1个工作日，办结5个工作日', '几个时限'],
  ['当场办结', 'immediate'],
  ['20个工作日内', '可写作'],
])('%s: %s', (text, reason) => expect(unreadReason(text).zh).toContain(reason))
