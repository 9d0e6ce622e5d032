import { choices, nearest } from '../authoring/nearest.js'
import type { Problem } from '../problem.js'
import type { Source, Standard } from '../source.js'

/** 草案、征求意见、发布、实施、废止. */
export const statuses = ['draft', 'consultation', 'issued', 'inForce', 'withdrawn'] as const

/** Whether an edition is published. From then on its assertions and its text are frozen. */
export function isPublished({ status }: Pick<Standard, 'status'>): boolean {
  return status === 'issued' || status === 'inForce' || status === 'withdrawn'
}

/** Every edition whose status, dates and succession contradict each other. */
export function lifeCycleProblems(standards: Source['standards']): Problem[] {
  return [...standards].flatMap(([name, standard]) => [...datesOf(name, standard), ...succession(name, standard, standards)])
}

function datesOf(name: string, standard: Standard): Problem[] {
  const { status, issued, effective, withdrawn } = standard
  const problems: Problem[] = []
  const add = (field: string, message: string) => problems.push({ file: fileOf(name), pointer: `/${field}`, message })
  if (!(statuses as readonly string[]).includes(status)) add('status', `${status} is not allowed${choices('allowed', [...statuses], status)}`)
  for (const field of ['issued', 'effective', 'withdrawn'] as const) {
    const day = standard[field]
    if (day !== null && !isDay(day)) add(field, `${day} is not a day YYYY-MM-DD that exists`)
  }
  if (problems.length > 0) return problems
  const reached = statuses.indexOf(status as (typeof statuses)[number])
  const from = { issued: 2, effective: 3, withdrawn: 4 }
  for (const field of ['issued', 'effective', 'withdrawn'] as const)
    if (reached >= from[field] && standard[field] === null) add(field, `required, but null: an edition that is ${status} states the day`)
  if (reached < from.issued)
    for (const field of ['issued', 'effective', 'withdrawn'] as const)
      if (standard[field] !== null) add(field, `an edition in ${status} has no such day; expected null`)
  if (issued !== null && effective !== null && effective < issued) add('effective', `${effective} is before ${issued}, the day of issue`)
  if (withdrawn !== null && effective !== null && withdrawn < effective) add('withdrawn', `${withdrawn} is before ${effective}, when it took effect`)
  return problems
}

function succession(name: string, { standard, edition, replaces }: Standard, standards: Source['standards']): Problem[] {
  if (replaces === null) return []
  const former = standards.get(replaces)
  const problem = (message: string): Problem[] => [{ file: fileOf(name), pointer: '/replaces', message }]
  if (!former) return problem(`no edition ${replaces}${nearest(replaces, standards.keys())}`)
  if (former.standard !== standard) return problem(`${replaces} is of another standard`)
  if (compareNumbers(edition, former.edition) <= 0) return problem(`${edition} is not later than ${former.edition}`)
  const other = [...standards].find(([one, { replaces: same }]) => same === replaces && one !== name)
  return other ? problem(`${replaces} is replaced by ${other[0]} already`) : []
}

function fileOf(name: string): string {
  return `standards/${name.replace('@', '/')}.yaml`
}

/** Orders the numbers of editions: 2.0 before 10.0. */
export function compareNumbers(a: string, b: string): number {
  const [one, other] = [a, b].map((text) => text.split('.').map(Number))
  return one![0]! - other![0]! || (one![1] ?? 0) - (other![1] ?? 0)
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}
