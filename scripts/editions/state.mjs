// Reads the editions of a working tree, and reads and writes the editions that were released last.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { assertions } from '../../packages/compat/dist/index.js'
import { listRules } from '../../packages/conform/dist/index.js'
import { bundle, document, load } from '../../packages/generate/dist/index.js'

/** A map of the editions of a tree by name: `{ status, issued, effective, withdrawn, replaces, edition, sha256 }`. */
export async function statesOf(root) {
  const source = load(join(root, 'standards'), join(root, 'schemas'))
  const rules = await listRules()
  const states = new Map()
  for (const [name, standard] of source.standards) {
    const { status, issued, effective, withdrawn, replaces, clauses } = standard
    const edition = editionOf(source, name, clauses, rules)
    states.set(name, { status, issued, effective, withdrawn, replaces, edition, sha256: digest(edition) })
  }
  return states
}

function editionOf(source, name, clauses, rules) {
  const edition = { types: {}, codeLists: {}, rules: [], clauses: {} }
  const folder = name.replace('@', '/')
  for (const [path, schema] of source.schemas) {
    if (!path.startsWith(`${folder}/`) || !schema['x-record']) continue
    const whole = document(bundle(source, path), source.base)
    edition.types[path.slice(folder.length + 1)] = whole
    for (const list of listsOf(whole)) edition.codeLists[list] = source.codeLists.get(list).codes.map(codeOf)
  }
  for (const { id, profile, title, message, clauses: cited } of rules) {
    const clause = cited.find((one) => one.startsWith(`${name}#`))?.slice(name.length + 1)
    if (profile === undefined && clause !== undefined) edition.rules.push({ id, severity: severityOf(clauses[clause]), title, message, clause })
  }
  for (const [number, { modal, title, text }] of Object.entries(clauses))
    edition.clauses[number] = { ...(modal && { modal }), ...(title && { title }), ...(text && { text }) }
  return edition
}

const codeOf = ({ code, title, title_en, since, until }) => ({ code, zh: title, en: title_en, ...(since && { since }), ...(until && { until }) })

/** The severity of a clause, as the generator derives it. */
function severityOf({ modal, confidence } = {}) {
  if (modal === '应') return confidence === 'low' ? 'warning' : 'error'
  return modal === '可' ? 'info' : 'warning'
}

function listsOf(node, found = new Set()) {
  if (node === null || typeof node !== 'object') return found
  if (typeof node['x-codelist'] === 'string') found.add(node['x-codelist'])
  for (const inner of Object.values(node)) listsOf(inner, found)
  return found
}

/** SHA-256 of the assertions of an edition. It must not change once the edition is released. */
export function digest(edition) {
  return createHash('sha256').update(assertions(edition)).digest('hex')
}

const stateFile = (root, name) => join(root, 'schemas', 'released', `${name.replace('@', '-')}.json`)

/** The last release: `{ version, editions: { name: { status, issued, sha256 } } }`. Without a release, `version` is null. */
export function releasedOf(root) {
  const file = join(root, 'schemas', 'released.json')
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { version: null, editions: {} }
}

/** The content of a released edition; undefined if it was not kept. */
export function keptEdition(root, name) {
  const file = stateFile(root, name)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined
}

/** Records the editions of a tree as those of a released version. */
export function recordStates(root, version, states) {
  const editions = {}
  mkdirSync(join(root, 'schemas', 'released'), { recursive: true })
  for (const [name, { status, issued, sha256, edition }] of [...states].sort(([a], [b]) => (a < b ? -1 : 1))) {
    editions[name] = { status, issued, sha256 }
    writeFileSync(stateFile(root, name), `${JSON.stringify(edition)}\n`)
  }
  writeFileSync(join(root, 'schemas', 'released.json'), `${JSON.stringify({ version, editions }, null, 2)}\n`)
}
