import type { DataProblem, Measure, Remember } from '../model/data-rule.js'
import type { Fact, Group } from '../model/fact.js'
import type { Text } from '../model/rule.js'
import { divisionText } from './divisions.js'

/** Remembers, as fact `yes` or `no`, whether a record counts towards the rate of a division. */
export function rememberRate(reached: boolean | undefined, key: string, at: string, remember: Remember): void {
  remember(key, reached ? 'yes' : 'no', at)
}

/** The number of records that count towards a rate and the total, with the facts of those that do not. */
export function rateOf({ facts }: Group): { reached: number; total: number; short: Fact[] } {
  const sum = (wanted: Fact[]) => wanted.reduce((total, { count }) => total + count, 0)
  const short = facts.filter(({ fact }) => fact !== 'yes')
  return { reached: sum(facts.filter(({ fact }) => fact === 'yes')), total: sum([...facts]), short }
}

/** Yields a problem if a rate is below the share `asked` (0 to 1). Parameters: `of`, `reached`, `total`, and `rate` and `asked` in per cent. */
export function* rateBelow(group: Group, asked: number): Generator<DataProblem> {
  const { reached, total, short } = rateOf(group)
  if (total > 0 && reached < asked * total)
    yield { deviating: short, of: divisionText(group.key), reached, total, rate: percent(reached / total), asked: percent(asked) }
}

/** Yields a rate as a measure. */
export function* rateMeasure(name: Text, group: Group): Generator<Measure> {
  const { reached, total } = rateOf(group)
  yield { name, of: divisionText(group.key), value: reached, total }
}

function percent(share: number): number {
  return Math.round(1000 * share) / 10
}
