import type { OpeningHours } from '@shebiao/schemas/common/1.0'

const days = /工作日|周[一二三四五六日末]|星期|礼拜|全天|24\s*小时|节假日|每天|每日|全年|每月|\d\s*[日号]/

/** Whether opening hours consist of a text that names no days. */
export function lacksDays({ text, periods, allDay }: OpeningHours): boolean {
  return text !== undefined && !periods?.length && !allDay && !days.test(text)
}
