import { listRules } from '../../packages/conform/dist/index.js'
import { isReadable, placeIn } from './access.mjs'
import { limitsIn } from './limits.mjs'
import { formed, oneOf, refuse } from './refuse.mjs'
import { placeholderOf } from './trial.mjs'

/**
 * What a new rule is about.
 * @typedef {object} Target
 * @property {string} id
 * @property {string} [profile] the place, for a rule of a profile
 * @property {string} standard
 * @property {string} type
 * @property {{ path: string, edition: string }} newest the record type in the newest edition that has the clause
 * @property {string[]} [editions] where not every edition has the clause
 * @property {string} clause
 * @property {string} pointer of the field, `*` for every item of a list
 * @property {{ title: string, en: string, type: string, maximum?: number }} field
 * @property {'text' | 'number' | 'timeLimit'} kind
 * @property {number} [most] the limit
 */

/** Finds out what a rule is about from the arguments of `rule` or `data-rule`; only the former knows limits. */
export async function targetOf({ rule: name, clause, type, field, standard, limit }, workspace, { takesLimit }) {
  const { profile, owner, id } = ownerOf(name, workspace)
  await checkId(id)
  const of = profile ? standardOf(profile, standard) : owner
  const { editions, text } = profile ? profileEditions(workspace, profile, of, clause) : editionsWith(workspace, of, clause)
  const most = limit === undefined ? undefined : Number(formed({ zh: '界限', en: 'a limit' }, limit, /^\d+(?:\.\d+)?$/, '15'))
  checkLimits(text, { clause, most, takesLimit })
  const candidates = typesIn(workspace, of, editions)
  const cites = (path, pointer) => citesClause(workspace, { path, pointer, profile, clause })
  const chosen = oneType(candidates, type, (path) => Object.keys(workspace.fieldsOf(path)).some((pointer) => cites(path, pointer)), of)
  const newest = chosen.at(-1)
  const pointer = fieldOf(workspace, newest, { id, given: field, isLimit: most !== undefined, cites: (pointer) => cites(newest.path, pointer) })
  const all = workspace.typesOf(of).get(newest.type)
  return {
    id,
    ...(profile && { profile: profile.profile }),
    standard: of,
    type: newest.type,
    newest,
    ...(!profile && chosen.length < all.length && { editions: chosen.map(({ edition }) => edition) }),
    clause,
    pointer,
    field: workspace.fieldsOf(newest.path)[pointer],
    kind: kindOf(workspace.fieldsOf(newest.path)[pointer], id),
    ...(most !== undefined && { most }),
  }
}

function ownerOf(name, { source, standards }) {
  const steps = name.split('/')
  if (steps[0] === 'profiles') {
    const [, place, id] = steps
    oneOf(
      { zh: '细则', en: 'profile' },
      place ?? '',
      source.profiles.map(({ profile }) => profile),
    )
    return { profile: source.profiles.find(({ profile }) => profile === place), id: id ?? '' }
  }
  if (steps.length !== 2) refuse(`${name} 应写作 <标准>/<规则>，或 profiles/<地方>/<规则>`, 'write <standard>/<rule-id>, or profiles/<place>/<rule-id>')
  return { owner: oneOf({ zh: '标准', en: 'standard' }, steps[0], standards), id: steps[1] }
}

async function checkId(id) {
  formed({ zh: '规则编号', en: 'a rule id' }, id, /^[a-z][a-z0-9]*(?:-[a-z0-9]+)+$/, 'fee-has-basis')
  if ((await listRules()).some((rule) => rule.id === id)) refuse(`规则 ${id} 已存在`, 'a rule of this id exists')
}

function standardOf({ profile, extends: editions }, standard) {
  const known = [...new Set(editions.map((one) => one.split('@')[0]))]
  if (standard !== undefined) return oneOf({ zh: `${profile} 所扩展的标准`, en: `standard that ${profile} extends` }, standard.split('@')[0], known)
  return known.length === 1 ? known[0] : refuse(`${profile} 扩展了 ${known.join('、')}，请加 --standard`, 'say which standard: --standard')
}

function profileEditions({ clauseOf }, profile, standard, number) {
  const { text } = clauseOf(profile, number, profile.profile)
  const editions = profile.extends.filter((one) => one.startsWith(`${standard}@`)).map((one) => one.split('@')[1])
  return { editions, text: text.zh }
}

/** The editions that have the clause as the newest of them has it: the same number may be another clause elsewhere. */
function editionsWith({ editionsOf, clauseOf }, standard, number) {
  const all = editionsOf(standard)
  const newest = all.filter(({ clauses }) => Object.hasOwn(clauses, number)).at(-1) ?? all.at(-1)
  const clause = clauseOf(newest, number, `${standard}@${newest.edition}`)
  const named = (one) => (one?.title ?? one?.text)?.zh
  const editions = all.filter(({ clauses }) => clauses[number]?.modal && named(clauses[number]) === named(clause)).map(({ edition }) => edition)
  return { editions, text: clause.text.zh }
}

/** A rule has cases at every number of its clause, and asks for no number that is not in it. */
function checkLimits(text, { clause, most, takesLimit }) {
  const limits = limitsIn(text)
  const listed = limits.join('、')
  if (most !== undefined && !limits.includes(most)) refuse(`条款 ${clause} 没有数 ${most}；有：${listed || '无'}`, 'a limit is a number of the clause')
  if (limits.length > (takesLimit ? 1 : 0))
    refuse(
      `条款 ${clause} 有数 ${listed}，各要一个 boundary 用例：请照 schemas/bank-outlet/cases/service-circle-reached.yaml 手写`,
      'a case at every number: write the rule by hand',
    )
  if (most === undefined && limits.length === 1)
    refuse(
      `条款 ${clause} 有数 ${listed}，请加 --limit ${listed}；不是时限或数值的，请手写`,
      'the clause has a number: say --limit, or write the rule by hand where it is none of a field',
    )
}

function typesIn({ typesOf }, standard, editions) {
  const out = [...typesOf(standard)].map(([type, own]) => [type, own.filter(({ edition }) => editions.includes(edition))])
  return new Map(out.filter(([, own]) => own.length > 0))
}

function oneType(candidates, type, cites, standard) {
  if (type !== undefined) return candidates.get(oneOf({ zh: `${standard} 的记录类型`, en: `record type of ${standard}` }, type, candidates.keys()))
  const citing = [...candidates.values()].filter((own) => cites(own.at(-1).path))
  const fitting = candidates.size === 1 ? [...candidates.values()] : citing
  return fitting.length === 1 ? fitting[0] : refuse(`请写明记录类型 --type：${[...candidates.keys()].join('、')}`, 'say the record type: --type')
}

function citesClause({ source, fieldsOf }, { path, pointer, profile, clause }) {
  const [standard, edition, type] = path.split('/')
  if (!profile) return fieldsOf(path)[pointer].clause === `${standard}@${edition}#${clause}`
  const { overlays = {} } = source.profiles.find((one) => one.profile === profile.profile)
  return overlays[`${standard}/${type}`]?.properties?.[pointer.split('/')[1]]?.['x-clause'] === clause
}

/** The field given, else the first that cites the clause, else the first text. */
function fieldOf({ source, fieldsOf }, { path }, { id, given, isLimit, cites }) {
  const table = fieldsOf(path)
  const usable = Object.keys(table).filter((pointer) => {
    const kind = kindOf(table[pointer], id)
    const fits = isLimit ? kind === 'number' || kind === 'timeLimit' : kind === 'text'
    return fits && isReadable(source, path, pointer) && placeIn(source.examples.get(path), pointer) !== undefined
  })
  const what = isLimit ? { zh: '可设界限的字段', en: 'field with a number' } : { zh: '可填文字的字段', en: 'field of free text' }
  if (given !== undefined) return oneOf(what, given, usable)
  const cited = usable.find(cites)
  if (cited !== undefined) return cited
  if (isLimit) return refuse(`没有数值字段引用该条款，请加 --field：${usable.slice(0, 12).join('、')}`, 'no number cites the clause: say --field')
  return usable[0] ?? refuse(`${path} 没有可填文字的字段`, 'it has no field of free text')
}

/** The kind of a field, where a scaffold can check it: a free text has room for the placeholder. */
function kindOf({ type, element, values, pattern, format, maxLength = Infinity }, id) {
  if (element === 'time-limit') return 'timeLimit'
  if (type === 'number' || type === 'integer') return 'number'
  return type === 'string' && !values && !pattern && !format && maxLength >= placeholderOf(id).length ? 'text' : undefined
}
