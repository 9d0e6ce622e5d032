import { join } from 'node:path'
import { bundle, compareNumbers, fields, isPublished, load, SourceError } from '../../packages/generate/dist/index.js'
import { oneOf, refuse } from './refuse.mjs'

/** The source as it stands, and look-ups in it that refuse what does not exist. */
export function openWorkspace(root) {
  const source = loaded(root)
  const recordTypes = [...source.schemas].flatMap(([path, schema]) => {
    const [standard, edition, type] = path.split('/')
    return schema['x-record'] && standard !== 'common' ? [{ path, standard, edition, type, schema }] : []
  })
  const standards = [...new Set([...source.standards.values()].map(({ standard }) => standard))]
  const fieldTables = new Map()
  return { root, source, recordTypes, standards, editionsOf, clauseOf, requirement, typesOf, fieldsOf, draft }

  /** The editions of a standard, oldest first. */
  function editionsOf(standard) {
    oneOf({ zh: '标准', en: 'standard' }, standard, standards)
    return [...source.standards.values()].filter((one) => one.standard === standard).sort((a, b) => compareNumbers(a.edition, b.edition))
  }

  /** A clause of an edition or a profile, where it asks for something. */
  function clauseOf({ clauses }, number, owner) {
    oneOf({ zh: `${owner} 的条款`, en: `clause of ${owner}` }, number, Object.keys(clauses))
    const clause = clauses[number]
    if (!clause.modal) {
      refuse(
        `${owner} 的条款 ${number} 是标题或资料性条款，没有应、宜、可，不能作依据`,
        'a heading or an informative clause asks for nothing; cite one with 应, 宜 or 可',
      )
    }
    return clause
  }

  /** A requirement of a source document by its id, `MOHRSS-2022-59/2.5.2a`. */
  function requirement(id) {
    const [document, number] = id.split(/\/(.*)/)
    const known = source.documents.map((one) => one.id)
    if (!known.includes(document) && /^[A-Z0-9]+(?:-[A-Z0-9]+)*$/.test(document)) {
      refuse(
        `没有来源文件 standards/sources/${document}.yaml；已有：${known.join('、')}；新文件：npm run new -- source ${document} --title 中文 --en English --binding national，再写明要求 ${number ?? '…'}`,
        'no such source document; write it first',
      )
    }
    const { requirements } = source.documents.find((one) => one.id === oneOf({ zh: '来源文件', en: 'source document' }, document, known))
    if (number === undefined || !Object.hasOwn(requirements, number))
      refuse.unknown(
        { zh: '要求', en: 'requirement' },
        id,
        Object.keys(requirements).map((one) => `${document}/${one}`),
      )
    return { id, document, ...requirements[number] }
  }

  /** The record types of a standard by name, each with those of its editions, oldest first. */
  function typesOf(standard) {
    const editions = editionsOf(standard).map(({ edition }) => edition)
    const own = recordTypes.filter((one) => one.standard === standard).sort((a, b) => editions.indexOf(a.edition) - editions.indexOf(b.edition))
    return grouped(own)
  }

  /** The fields of a record type by pointer, `*` for every item of a list. */
  function fieldsOf(path) {
    if (!fieldTables.has(path)) fieldTables.set(path, fields(bundle(source, path)))
    return fieldTables.get(path)
  }

  /** The text of an edition that may still be changed. */
  function draft(standard, edition) {
    const editions = editionsOf(standard)
    oneOf(
      { zh: `${standard} 的版次`, en: `edition of ${standard}` },
      edition,
      editions.map((one) => one.edition),
    )
    const text = source.standards.get(`${standard}@${edition}`)
    if (isPublished(text))
      refuse(`${standard}@${edition} 已发布，不再改动；先新建版次：npm run new -- edition ${standard} <版次>`, 'published editions are frozen: begin a new one')
    return text
  }
}

function loaded(root) {
  try {
    return load(join(root, 'standards'), join(root, 'schemas'))
  } catch (error) {
    if (!(error instanceof SourceError)) throw error
    return refuse(`现有文件有 ${error.problems.length} 处问题，先改正：${error.problems[0]}`, 'the source has problems; see npm run generate')
  }
}

function grouped(recordTypes) {
  const out = new Map()
  for (const one of recordTypes) out.set(one.type, [...(out.get(one.type) ?? []), one])
  return out
}
