import type { Bundle } from '../bundle/bundle.js'
import { fields } from '../bundle/fields.js'
import { type Overlay, overlayDocument } from '../bundle/overlays.js'
import { published } from '../bundle/published.js'
import { compile } from '../compile/compile.js'
import type { Schema, Source } from '../source.js'
import { caseIndexTypes, registerTypes, registryTypes } from './declarations.js'
import { recordTypeModule, recordTypeTypes, recordTypeValue, validatorTypes } from './record-type.js'
import { registry } from './registry.js'
import { runtimeModules } from './runtime-modules.js'
import { codes, codesModule, codesTypes, regions, register, severities, vocabulary } from './tables.js'
import { banner, pretty, visible } from './text.js'
import { types } from './types.js'

/** The modules, declarations and schemas that are committed, as text by path. */
export async function emitted(source: Source, bundles: Bundle[], documents: ReadonlyMap<string, Schema>, overlays: Overlay[]): Promise<Map<string, string>> {
  const committed = new Map<string, string>()
  for (const [path, schema] of [...documents, ...overlays.map(({ path, schema }) => [path, schema] as const)])
    committed.set(`${path}.validate.js`, banner + compile(schema, `${'../'.repeat(path.split('/').length - 1)}checks.js`))
  for (const [name, text] of Object.entries(await runtimeModules())) committed.set(`${name}.js`, banner + text)
  committed.set('codes.js', codesModule(source))
  committed.set('codes.d.ts', codesTypes(source))
  committed.set('codes.json', `${pretty(codes(source))}\n`)
  // What is common stands in a module also where it has no record type of its own.
  for (const owner of new Set(bundles.flatMap((one) => [one.root, ...one.definitions.values()]).map(({ owner }) => owner)))
    if (owner.startsWith('common@')) committed.set(`${owner.replace('@', '/')}/index.d.ts`, banner + (await types(owner, bundles, source.codeLists, undefined)))

  for (const one of bundles) {
    const table = fields(one)
    committed.set(`${one.path}.schema.json`, `${pretty(published(documents.get(one.path)!, source))}\n`)
    committed.set(`${one.path}.fields.js`, `${banner}export default ${pretty(table)}\n`)
    committed.set(`${one.path}.js`, recordTypeModule(one, table))
    committed.set(`${one.path}.d.ts`, recordTypeTypes(one))
    committed.set(`${one.path}.validate.d.ts`, validatorTypes(one))
  }
  for (const overlay of overlays) {
    const whole = overlayDocument(overlay, documents.get(overlay.target)!, source)
    committed.set(`${overlay.path}.schema.json`, `${pretty(published(whole, source))}\n`)
  }
  for (const [edition, members] of byEdition(bundles)) {
    const isCommon = edition.startsWith('common/')
    const owner = edition.replace('/', '@')
    const declared = await types(owner, isCommon ? bundles : members, source.codeLists, isCommon ? undefined : '../../common/1.0/index.js')
    committed.set(
      `${edition}/index.d.ts`,
      `${banner}import type { RecordType } from '../../runtime.js'\n${declared}\n${members.map(recordTypeValue).join('\n\n')}\n`,
    )
    // Namespaces, so that bundlers keep of a record type only the functions that a program calls.
    committed.set(`${edition}/index.js`, banner + members.map(({ type, root }) => `export * as ${root.name} from './${type}.js'\n`).join(''))
  }
  committed.set('registry.js', registry(source, bundles, overlays))
  committed.set('registry.d.ts', registryTypes)
  committed.set('severities.js', `${banner}export const clauseSeverity = ${pretty(severities(source))}\n`)
  committed.set(
    'severities.d.ts',
    "/** `service-item@1.0#A.4.10` → the severity its modal asks for. */\nexport declare const clauseSeverity: Record<string, 'error' | 'warning' | 'info'>\n",
  )
  committed.set('regions.js', regions(source))
  committed.set(
    'regions.d.ts',
    '/** The day the table of divisions is of, YYYY-MM-DD. */\nexport declare const regionsAsOf: string\n/** Six-digit division code → name. */\nexport declare function regionTable(): ReadonlyMap<string, string>\n/** What a division was called from the first table that has it, to the day of the first without it; its present code, where it is certain. */\nexport interface FormerRegion {\n  name: string\n  since: string\n  until: string\n  successor?: string\n}\n/** Six-digit division code → its rows, for divisions that are no more and for former names. */\nexport declare function formerRegions(): ReadonlyMap<string, readonly FormerRegion[]>\n',
  )
  committed.set('register.js', `${banner}export default ${pretty(register(source))}\n`)
  committed.set('register.d.ts', registerTypes)
  committed.set('case-index.d.ts', caseIndexTypes)
  const words = vocabulary([...committed].filter(([path]) => path.endsWith('.schema.json')).map(([, text]) => JSON.parse(text)))
  committed.set('vocabulary.js', `${banner}export const vocabulary = ${pretty(words)}\n`)
  committed.set(
    'vocabulary.d.ts',
    '/** The keywords of the schemas that are not of JSON Schema: annotations, for `ajv.addVocabulary(vocabulary)`. */\nexport declare const vocabulary: string[]\n',
  )
  for (const [path, text] of committed) committed.set(path, visible(text))
  return committed
}

function byEdition(bundles: Bundle[]): Map<string, Bundle[]> {
  const editions = new Map<string, Bundle[]>()
  for (const one of bundles) {
    const key = `${one.standard}/${one.edition}`
    editions.set(key, [...(editions.get(key) ?? []), one])
  }
  return editions
}
