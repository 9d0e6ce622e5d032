import { satisfiable, within } from '../compare/compare.js'
import { canonical, type Json } from '../model/json.js'
import { CompareError, type Schema } from '../model/schema.js'

/** What stands against a profile, with the steps that lead to the place in it. */
export interface ProfileProblem {
  at: (string | number)[]
  zh: string
  en: string
  /** A document that shows it. */
  witness?: Json
}

type Node = Record<string, unknown>

const assertionKeywords = new Set(
  'type required items minItems maxItems uniqueItems const enum pattern format minLength maxLength minimum maximum multipleOf'.split(' '),
)
const allowed = new Set([...assertionKeywords, 'properties', 'title', 'description', '$comment', 'examples'])

/** Both hold: the national schema and what is laid over it. */
export function overlaid(national: Schema, ...overlays: Schema[]): Schema {
  const { $schema, $id, $defs, ...root } = national as Node
  return {
    ...($schema !== undefined && { $schema }),
    ...($id !== undefined && { $id }),
    $defs: { ...($defs as object), National: root },
    allOf: [{ $ref: '#/$defs/National' }, ...overlays],
  }
}

/**
 * Every way in which an overlay is no tightening of a national schema: a field or code that is not there, a keyword that would
 * allow more, a field that no value satisfies any longer, a constraint that stands on no clause. Gives a record that satisfies
 * both, checked by the validators, where there is one.
 */
export function checkOverlay(national: Schema, overlay: Schema, hasClause: (number: string) => boolean): { problems: ProfileProblem[]; witness?: Json } {
  const problems: ProfileProblem[] = []
  const say = (at: ProfileProblem['at'], zh: string, en: string): void => {
    problems.push({ at, zh, en })
  }
  const unreadable = problemOf(overlay)
  if (unreadable) return { problems: [unreadable] }
  const root = national as Node
  visit(overlay, [], targets(root, [root]), undefined)
  if (problems.length > 0) return { problems }
  const both = overlaid(national, overlay)
  const tightens = within(both, national)
  if (tightens.answer !== 'proved') {
    problems.push({
      at: [],
      zh: `不能证明只收紧：${tightens.reason.zh}`,
      en: `not proved to tighten only: ${tightens.reason.en}`,
      ...(tightens.answer === 'refuted' && { witness: tightens.witness }),
    })
  }
  const answer = satisfiable(both)
  if (answer.answer === 'satisfiable') return { problems, witness: answer.witness }
  say(
    [],
    answer.answer === 'empty' ? '自相矛盾：没有任何记录能符合' : `不能判定是否有记录能符合：${answer.reason.zh}`,
    answer.answer === 'empty' ? 'contradicts itself: no record satisfies it' : `it is not known whether any record satisfies it: ${answer.reason.en}`,
  )
  return { problems }

  function visit(node: Schema, at: (string | number)[], nationals: Node[], clause: string | undefined) {
    if (typeof node === 'boolean') return say(at, '要写成一个对象', 'an object is wanted')
    const own = (node['x-clause'] as string | undefined) ?? clause
    if (node['x-clause'] !== undefined && !hasClause(String(node['x-clause'])))
      say([...at, 'x-clause'], `没有条款 ${node['x-clause']}`, `there is no clause ${node['x-clause']}`)
    for (const [keyword, value] of Object.entries(node)) {
      if (keyword.startsWith('x-') || keyword === 'properties') continue
      if (!allowed.has(keyword)) say([...at, keyword], `覆盖层里不能用 ${keyword}`, `an overlay may not use ${keyword}`)
      else if (assertionKeywords.has(keyword) && keyword !== 'items') constraint(keyword, value, node, at, nationals, own)
    }
    const before = problems.length
    for (const [name, inner] of Object.entries((node.properties ?? {}) as Record<string, Schema>)) {
      const declared = nationals.flatMap((one) => present((one.properties as Record<string, Node> | undefined)?.[name]))
      if (declared.length === 0)
        say(
          [...at, 'properties', name],
          `国家标准没有字段 ${name}；本地字段写在 extensions 里`,
          `the national standard has no field ${name}; local fields stand under extensions`,
        )
      else visit(inner, [...at, 'properties', name], targets(root, declared), own)
    }
    if (node.items !== undefined) {
      const declared = nationals.flatMap((one) => present(one.items as Node | undefined))
      if (declared.length === 0) say([...at, 'items'], '国家标准这里不是列表', 'the national standard has no list here')
      else visit(node.items as Schema, [...at, 'items'], targets(root, declared), own)
    }
    if (problems.length === before && at.length > 0 && Object.keys(node).some((keyword) => assertionKeywords.has(keyword))) possible(at)
  }

  function constraint(keyword: string, value: unknown, node: Node, at: (string | number)[], nationals: Node[], clause: string | undefined) {
    const place = [...at, keyword]
    if (keyword === 'required') {
      for (const [i, name] of (value as string[]).entries()) {
        const field = (node.properties as Record<string, Node> | undefined)?.[name]
        if (!nationals.some(({ properties }) => Object.hasOwn((properties ?? {}) as object, name)))
          say([...place, i], `国家标准没有字段 ${name}`, `the national standard has no field ${name}`)
        else if ((field?.['x-clause'] ?? clause) === undefined)
          say([...place, i], `必填 ${name} 没有写明条款（x-clause）`, `that ${name} is required stands on no clause (x-clause)`)
      }
      return
    }
    if (clause === undefined && !(at.length === 0 && keyword === 'type'))
      say(place, `${keyword} 没有写明条款（x-clause）`, `${keyword} stands on no clause (x-clause)`)
    if (keyword === 'enum') {
      const known = nationals.flatMap((one) => (one.enum as unknown[] | undefined) ?? (one.const === undefined ? [] : [one.const]))
      const strange =
        known.length === 0
          ? []
          : (value as unknown[]).map((code, i) => ({ code, i })).filter(({ code }) => !known.some((one) => canonical(one) === canonical(code)))
      for (const { code, i } of strange) say([...place, i], `国家标准没有代码 ${String(code)}`, `the national standard has no code ${String(code)}`)
      if (strange.length > 0) return
    }
    const said = nationals.find((one) => one[keyword] !== undefined)
    if (!said || canonical(said[keyword]) === canonical(value)) return
    // A weaker bound beside a stricter one has no effect, but whoever reads the profile alone is told something false.
    if (within(national, lifted(at, { [keyword]: value })).answer === 'proved')
      say(
        place,
        `放宽：国家标准是 ${text(said[keyword])}，这里写 ${text(value)}`,
        `loosens: the national standard says ${text(said[keyword])}, this ${text(value)}`,
      )
  }

  function possible(at: (string | number)[]): void {
    const { answer } = satisfiable(overlaid(national, overlay, demanded(at)))
    if (answer === 'empty')
      say(
        at,
        '自相矛盾：这个字段没有任何值能同时符合国家标准和本画像',
        'contradicts itself: no value of this field satisfies both the national standard and the profile',
      )
  }
}

/** Why an overlay cannot be read as a schema at all: a malformed keyword, a pattern that backtracks catastrophically. */
function problemOf(overlay: Schema): ProfileProblem | undefined {
  try {
    within(overlay, true)
    return undefined
  } catch (error) {
    if (!(error instanceof CompareError)) throw error
    return { at: error.place.split('/').slice(1), zh: error.zh, en: error.en }
  }
}

const present = (node: Node | undefined): Node[] => (node === undefined ? [] : [node])

const text = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value))

/** The subschemas that speak of one instance: references followed, every branch of a union. */
function targets(root: Node, nodes: Node[]): Node[] {
  return nodes.flatMap((node) => {
    const { $ref, oneOf } = node as { $ref?: string; oneOf?: Node[] }
    const referred = $ref === undefined ? [] : targets(root, [pointed(root, $ref)])
    return [node, ...referred, ...targets(root, oneOf ?? [])]
  })
}

function pointed(root: Node, ref: string): Node {
  const steps = ref.slice(2).split('/').filter(Boolean)
  return steps.reduce((node: unknown, key) => (node as Node)[key.replaceAll('~1', '/').replaceAll('~0', '~')], root) as Node
}

/** A constraint as one of the whole record. */
function lifted(at: (string | number)[], inner: Schema): Schema {
  return [...at]
    .reverse()
    .reduce(
      (schema: Schema, key, i, all) =>
        key === 'items' && !isName(all, i) ? { items: schema } : key === 'properties' && !isName(all, i) ? schema : { properties: { [key]: schema } },
      inner,
    )
}

/** A record in which the place is there. */
function demanded(at: (string | number)[]): Schema {
  return [...at].reverse().reduce((schema: Schema, key, i, all) => {
    if (key === 'items' && !isName(all, i)) return { type: 'array', minItems: 1, items: schema }
    if (key === 'properties' && !isName(all, i)) return schema
    return { type: 'object', required: [key], properties: { [key]: schema } }
  }, {})
}

/** Whether a step, counted from the end, is a field's name: what follows an odd run of `properties`. */
function isName(reversed: (string | number)[], i: number): boolean {
  let run = 0
  while (reversed[i + 1 + run] === 'properties') run++
  return run % 2 === 1
}
