import type { Find } from '../model/rule.js'

/** Reports a day that lies before one that it cannot lie before, and whether there was one. Both are named by their members of the record. */
export function findReversedDays<R extends object>(record: R, earlier: keyof R & string, later: keyof R & string, find: Find): boolean {
  const first = record[earlier]
  const second = record[later]
  if (typeof first !== 'string' || typeof second !== 'string' || second >= first) return false
  find({ at: `/${later}`, later: { field: `/${later}` }, laterDay: second, earlier: { field: `/${earlier}` }, earlierDay: first })
  return true
}
