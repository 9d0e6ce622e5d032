import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkDataset, engine } from '../../packages/conform/dist/index.js'
import { placeIn } from './access.mjs'

/** The day of the check where a case says none: that of scripts/corpus.mjs. */
const asOf = '2026-01-01'

/** The text that a scaffolded rule refuses: no data have it, and no other scaffold. */
export function placeholderOf(id) {
  return `待改写：${id}`
}

/** What the present rules find in one record. */
export async function findingsOf({ path, profile }, instance) {
  const [standard, edition, type] = path.split('/')
  const { findings } = (await engine({ standard: `${standard}@${edition}`, type, asOf, ...(profile && { profile }) })).check(instance)
  return findings.map(({ rule, at }) => ({ rule, at }))
}

/** What the present rules find in several records, each with the number of its record. */
export async function dataSetFindings({ path, profile }, base, instances) {
  const records = instances.map((instance) => ({ $schema: `${base}${path}.schema.json`, ...instance }))
  const { findings } = await checkDataset(records, { asOf, maxFindings: 1e6, ...(profile && { profile }) })
  return findings.map(({ rule, at }) => {
    const [, record, pointer] = /^\/(\d+)(.*)$/.exec(at)
    return { rule, record: Number(record), at: pointer }
  })
}

/**
 * The records of a type that a case may differ from, smallest first, with what the case says before it changes anything:
 * the examples, and for a profile its own accepted cases, because an example of the nation need not conform to it.
 * @returns {{ from: string, set: Record<string, unknown>, remove?: string[], example: object }[]}
 */
export function examplesOf({ source }, { newest: { path }, profile }, order = ['.minimal', '', '.coded']) {
  const [, edition, type] = path.split('/')
  const examples = order.flatMap((suffix) => {
    const example = source.examples.get(`${path}${suffix}`)
    return example ? [{ from: `${edition}/${type}${suffix}`, set: {}, example }] : []
  })
  const own = profile ? source.cases.filter((file) => file.profile === profile).flatMap(({ cases }) => cases) : []
  const accepted = own.filter(({ from, finds, records, boundary }) => from?.startsWith(`${edition}/${type}`) && !finds?.length && !records && !boundary)
  return [
    ...examples,
    ...accepted.flatMap(({ from, set = {}, remove }) => {
      const example = source.examples.get(`${path.split('/')[0]}/${from}`)
      return example ? [{ from, set, ...(remove && { remove }), example: changed(example, set, remove) }] : []
    }),
  ]
}

/** The place of a field in an example: where it is, or where it would be if what it stands in is there. */
export function placeFor(example, pointer) {
  const own = placeIn(example, pointer)
  if (own !== undefined) return own
  const parent = pointer.slice(0, pointer.lastIndexOf('/'))
  const above = parent === '' ? '' : placeIn(example, parent)
  return above === undefined || pointer.endsWith('/*') ? undefined : above + pointer.slice(parent.length)
}

/** A copy of an example with other values at some pointers, and without others. */
export function changed(example, values, removed = []) {
  const copy = structuredClone(example)
  for (const pointer of removed) {
    const [parent, step] = partsOf(copy, pointer)
    if (Array.isArray(parent)) parent.splice(Number(step), 1)
    else delete parent[step]
  }
  for (const [pointer, value] of Object.entries(values)) {
    const [parent, step] = partsOf(copy, pointer)
    if (step === '-') parent.push(structuredClone(value))
    else parent[step] = structuredClone(value)
  }
  return copy
}

/** The value at a pointer; undefined where there is none. */
export function valueAt(record, pointer) {
  const [parent, step] = partsOf(record, pointer)
  return parent?.[step]
}

function partsOf(record, pointer) {
  const steps = pointer.slice(1).split('/')
  return [steps.slice(0, -1).reduce((inner, step) => inner?.[step], record), steps.at(-1)]
}

/** The cases there are whose records a rule would fire on: `file · sentence`. */
export function casesThatFire(root, { standard, type, editions }, fires) {
  const folder = join(root, 'schemas/dist/cases')
  if (!existsSync(join(folder, 'manifest.json'))) return []
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')).files.flatMap(({ file }) =>
    JSON.parse(readFileSync(join(folder, file), 'utf8')).flatMap(({ it, schema, instance, records, finds }) => {
      // Of cases that state no findings, none can become wrong.
      if (finds === undefined) return []
      const own = (records ?? [{ schema, instance }]).filter((one) => {
        const [ofStandard, edition, ofType] = one.schema.split('/')
        return ofStandard === standard && ofType === type && (!editions || editions.includes(edition))
      })
      return own.some((one) => fires(one.instance)) ? [`${file} · ${it}`] : []
    }),
  )
}
