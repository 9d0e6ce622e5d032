import { nearest } from '../authoring/nearest.js'
import type { Problem } from '../problem.js'
import { escapeStep } from '../runtime/pointer.js'
import type { Clause, Modal, Requirement, Schema, Source } from '../source.js'

const ranks: Record<Modal, number> = { 可: 0, 宜: 1, 应: 2 }
const weaker = (a: Modal, b: Modal): Modal => (ranks[a] < ranks[b] ? a : b)
const file = 'standards/sources/strength.yaml'

/** The kinds of requirements that ask for something; fields, code lists and contexts only give words to ask with. */
const asking = ['record-rule', 'dataset-rule', 'metric']

/**
 * Clauses that ask for more than the words they rest on, or for less without a reason. Nothing where the folder has no
 * register of words.
 */
export function strengthProblems(source: Source): Problem[] {
  const { strength } = source
  if (!strength) return []
  const problems: Problem[] = []
  const modalOf = new Map<string, Modal>(strength.words.flatMap(({ modal, words }) => words.map((word) => [word, modal] as const)))
  const requirements = new Map<string, { requirement: Requirement; binding: string; most: Modal }>()
  for (const { id, binding, requirements: own } of source.documents) {
    for (const [number, requirement] of Object.entries(own)) {
      const { wording, disposition } = requirement
      const add = (key: string, message: string) =>
        problems.push({ file: `standards/sources/${id}.yaml`, pointer: `/requirements/${escapeStep(number)}${key}`, message })
      if (wording === undefined && disposition === 'encoded') add('', 'wording is missing: an encoded requirement names the word by which the source asks')
      if (wording !== undefined && !modalOf.has(wording)) add('/wording', `${wording} is not in ${file}${nearest(wording, modalOf.keys())}`)
      // Until its words are recorded, a requirement carries a recommendation at most; so does what an article tells.
      const said = modalOf.get(wording ?? '') ?? '宜'
      requirements.set(`${id}/${number}`, { requirement, binding, most: binding === 'report' ? weaker(said, '宜') : said })
    }
  }
  const excepted = new Map(strength.exceptions.flatMap(({ clauses }, i) => clauses.map((clause, j) => [clause, `/exceptions/${i}/clauses/${j}`] as const)))
  const needed = new Set<string>()
  for (const { owner, file, clauses } of owners(source)) {
    for (const [number, clause] of Object.entries(clauses)) {
      if (!clause.modal) continue
      const message = problemOf(clause.modal, clause, owner.includes('@'))
      // An exception holds for every edition: the next one is a copy of the last.
      const name = `${owner.split('@')[0]}#${number}`
      if (message && !excepted.has(name)) problems.push({ file, pointer: `/clauses/${escapeStep(number)}/modal`, message })
      else if (message) needed.add(name)
    }
  }
  for (const [clause, pointer] of excepted)
    if (!needed.has(clause)) problems.push({ file, pointer, message: `${clause} is no exception: its modal is that of the words it rests on` })
  return problems

  function problemOf(modal: Modal, { sources = [], facts = [], confidence = 'high' }: Clause, isNational: boolean): string | undefined {
    const cited = sources.flatMap((id) => {
      const found = requirements.get(id)
      // What binds one place is no duty of all.
      return found ? [isNational && found.binding !== 'national' ? { ...found, most: weaker(found.most, '宜') } : found] : []
    })
    const isVague = facts.some((section) => source.facts?.facts[section]?.confidence === 'low')
    const unsure = confidence !== 'high' || isVague || cited.length === 0
    const words = cited.reduce<Modal>((most, one) => (ranks[one.most] > ranks[most] ? one.most : most), cited.length === 0 ? '宜' : '可')
    const most = unsure ? weaker(words, '宜') : words
    const basis = `${cited.map(({ requirement }) => requirement.wording ?? 'no wording').join(', ') || 'facts alone'}${confidence === 'high' ? '' : `, ${confidence} confidence`}${isVague ? ', facts of low confidence' : ''}`
    if (ranks[modal] > ranks[most]) return `${modal} is stronger than what the clause rests on (${basis}); expected at most ${most}, or an exception in ${file}`
    // What a clause permits is a field to say it with, and leaves the duty to another clause.
    const asked = cited.some((one) => one.most === '应' && asking.includes(one.requirement.kind))
    if (modal === '宜' && asked && !unsure)
      return `${modal} is weaker than what the clause rests on (${basis}); expected 应, a confidence below high, or an exception in ${file}`
    return undefined
  }
}

/** Fields that a profile requires on a clause that only recommends: a missing field is always an error. */
export function requiredOverlayProblems(source: Source): Problem[] {
  return source.profiles.flatMap(({ profile, clauses, overlays = {} }) =>
    Object.entries(overlays).flatMap(([type, overlay]) =>
      requiredIn(overlay, `/overlays/${escapeStep(type)}`).flatMap(({ clause, pointer }) => {
        const modal = clauses[clause]?.modal
        if (modal === '应' || modal === undefined) return []
        const message = `the clause ${clause} of the required field is ${modal}; a missing field is an error, which 应 alone carries`
        return [{ file: `schemas/profiles/${profile}/profile.yaml`, pointer, message }]
      }),
    ),
  )
}

/** The required fields of an overlay that cite a clause, at their place in the list. */
function requiredIn(node: Schema, pointer: string): { clause: string; pointer: string }[] {
  const here = (node.required ?? []).flatMap((name, i) => {
    const clause = node.properties?.[name]?.['x-clause']
    return clause === undefined ? [] : [{ clause, pointer: `${pointer}/required/${i}` }]
  })
  const inner = Object.entries(node.properties ?? {}).flatMap(([name, one]) => requiredIn(one, `${pointer}/properties/${escapeStep(name)}`))
  return [...here, ...inner, ...(node.items ? requiredIn(node.items, `${pointer}/items`) : [])]
}

function owners(source: Source): { owner: string; file: string; clauses: Record<string, Clause> }[] {
  return [
    ...[...source.standards].map(([owner, { clauses }]) => ({ owner, file: `standards/${owner.replace('@', '/')}.yaml`, clauses })),
    ...source.profiles.map(({ profile, clauses }) => ({ owner: profile, file: `schemas/profiles/${profile}/profile.yaml`, clauses })),
  ]
}
