import { expect, it } from 'vitest'
import { Pair } from '../src/compare/pair.js'
import { validatorOf } from '../src/compare/validator.js'
import { CompareError, type Comparison, compare, type Json, type Schema } from '../src/index.js'
import { RandomSource, randomness } from './random.js'

// `npm run sweep` sets the number of instances in the environment.
const instances = Number(process.env.SHEBIAO_SWEEP ?? 12_000)
const perPair = 20
const seed = Number(process.env.SHEBIAO_SEED ?? 20260701)

it(`never says proved where one of ${instances} sampled instances contradicts it`, () => {
  const source = new RandomSource(randomness(seed))
  const counts = { proved: 0, refuted: 0, unknown: 0, cyclic: 0, unjudged: 0 }
  const wrong: string[] = []
  let sampled = 0
  while (sampled < instances) {
    const { a, b } = pairOf(source)
    let pair: Pair
    try {
      pair = new Pair(a, b)
    } catch (error) {
      if (!(error instanceof CompareError)) throw error
      counts.cyclic++
      continue
    }
    const forward = pair.within('firstInSecond')
    const backward = pair.within('secondInFirst')
    counts[forward.answer]++
    counts[backward.answer]++
    const [inA, inB] = [judge(a), judge(b)]
    const values: Json[] = Array.from({ length: perPair }, () => source.value())
    // Random values seldom satisfy a schema, so the engine's own instances and slight changes of them are sampled as well.
    const members = [...pair.samples('first', 8), ...pair.samples('second', 8)]
    values.push(...members, ...members.flatMap((value) => [source.altered(value), source.altered(value), source.altered(source.altered(value))]))
    sampled += values.length
    for (const value of values) {
      const [isInA, isInB] = [inA(value), inB(value)]
      if (isInA === undefined || isInB === undefined) counts.unjudged++
      if (forward.answer === 'proved' && isInA === true && isInB === false) wrong.push(JSON.stringify({ a, b, value }))
      if (backward.answer === 'proved' && isInB === true && isInA === false) wrong.push(JSON.stringify({ a: b, b: a, value }))
    }
  }
  expect(wrong).toEqual([])
  // The sample is meaningful only if it holds many answers of both kinds.
  const answers = counts.proved + counts.refuted + counts.unknown
  expect(counts.proved / answers).toBeGreaterThan(0.1)
  expect(counts.refuted / answers).toBeGreaterThan(0.3)
  expect(counts.unknown / answers).toBeLessThan(0.05)
  expect(counts.unjudged / sampled).toBeLessThan(0.01)
  if (process.env.SHEBIAO_SWEEP) console.log({ sampled, ...counts })
})

it('lists a breaking change and a large enough version step for every direction that is not proved', () => {
  const source = new RandomSource(randomness(seed + 1))
  const steps = { patch: 0, minor: 1, major: 2 }
  const wrong: string[] = []
  for (let i = 0; i < instances / 40; i++) {
    const { a, b } = pairOf(source)
    let compared: Comparison
    try {
      compared = compare(a, b)
    } catch (error) {
      if (!(error instanceof CompareError)) throw error
      continue
    }
    const { oldWithinNew, newWithinOld, bump, changes } = compared
    const breaks = (whom: 'producers' | 'readers') => changes.some((change) => change.breaks[whom])
    const isReported = {
      producers: oldWithinNew.answer === 'proved' || (bump === 'major' && breaks('producers')),
      readers: newWithinOld.answer === 'proved' || (steps[bump] >= steps.minor && breaks('readers')),
    }
    const haveUniqueIds = new Set(changes.map(({ id }) => id)).size === changes.length
    if (!isReported.producers || !isReported.readers || !haveUniqueIds) wrong.push(JSON.stringify({ a, b, bump }))
  }
  expect(wrong).toEqual([])
})

/** Whether a value is an instance, by ajv. Undefined where ajv fails or contradicts itself, as it does on some unevaluated keywords. */
function judge(schema: Schema): (value: Json) => boolean | undefined {
  const validator = validatorOf(schema)
  return (value) => {
    try {
      return validator(value)
    } catch {
      return undefined
    }
  }
}

/** Two schemas that often meet; sometimes one of them, or both, are of draft-07. */
function pairOf(source: RandomSource): { a: Schema; b: Schema } {
  const { a, b } = modernPairOf(source)
  const dialect = (schema: Schema): Schema =>
    typeof schema === 'boolean' || !source.chance(0.1)
      ? schema
      : { ...(source.inDraft07(schema) as object), $schema: 'http://json-schema.org/draft-07/schema#' }
  return { a: dialect(a), b: dialect(b) }
}

function modernPairOf(source: RandomSource): { a: Schema; b: Schema } {
  const refs = source.chance(0.3) ? ['#', '#/$defs/D'] : []
  const withDefinitions = (schema: Schema, definition: Schema): Schema =>
    refs.length === 0 || typeof schema === 'boolean' ? schema : { ...schema, $defs: { D: definition } }
  const definition = source.schema(1, refs)
  const plain = source.schema(3, refs)
  const a = withDefinitions(plain, definition)
  const b = withDefinitions(
    source.chance(0.8) ? source.edited(plain, 3, refs) : source.schema(3, refs),
    source.chance(0.3) ? source.edited(definition, 1, refs) : definition,
  )
  // A boolean schema cannot hold definitions.
  return typeof a === 'boolean' || typeof b === 'boolean' ? { a: typeof a === 'boolean' ? a : true, b: typeof b === 'boolean' ? b : true } : { a, b }
}
