import type { DataProblem, Measure, Remember } from '../model/data-rule.js'
import type { Fact, Group } from '../model/fact.js'
import type { Text } from '../model/rule.js'
import { divisionText } from './divisions.js'

/** Remembers whether a record counts towards the rate of a division: facts `yes` and `no`. */
export function rememberRate(reached: boolean | undefined, key: string, at: string, remember: Remember): void {
  remember(key, reached ? 'yes' : 'no', at)
}

/** How many of how many, with the facts that are not reached. */
export function rateOf({ facts }: Group): { reached: number; total: number; short: Fact[] } {
  const sum = (wanted: Fact[]) => wanted.reduce((total, { count }) => total + count, 0)
  const short = facts.filter(({ fact }) => fact !== 'yes')
  return { reached: sum(facts.filter(({ fact }) => fact === 'yes')), total: sum([...facts]), short }
}

/** The problem of a rate below what is asked, as the parameters `reached`, `total`, `rate` and `asked`, in per cent. */
export function* below(group: Group, asked: number): Generator<DataProblem> {
  const { reached, total, short } = rateOf(group)
  if (total > 0 && reached < asked * total)
    yield { deviating: short, of: divisionText(group.key), reached, total, rate: percent(reached / total), asked: percent(asked) }
}

/** The rate as a measure. */
export function* measured(name: Text, group: Group): Generator<Measure> {
  const { reached, total } = rateOf(group)
  yield { name, of: divisionText(group.key), value: reached, total }
}

function percent(share: number): number {
  return Math.round(1000 * share) / 10
}
