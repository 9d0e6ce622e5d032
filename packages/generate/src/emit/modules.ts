import type { Bundle } from '../bundle/bundle.js'
import { fields } from '../bundle/fields.js'
import type { Overlay } from '../bundle/overlays.js'
import { compile } from '../compile/compile.js'
import type { Schema, Source } from '../source.js'
import { caseIndexTypes, registerTypes, registryTypes } from './declarations.js'
import { registry } from './registry.js'
import { runtimeModules } from './runtime-modules.js'
import { codes, regions, register, severities } from './tables.js'
import { banner, pretty } from './text.js'
import { types } from './types.js'

/** The modules, declarations and schemas that are committed, as text by path. */
export async function emitted(source: Source, bundles: Bundle[], documents: ReadonlyMap<string, Schema>, overlays: Overlay[]): Promise<Map<string, string>> {
  const committed = new Map<string, string>()
  for (const [path, schema] of [...documents, ...overlays.map(({ path, schema }) => [path, schema] as const)])
    committed.set(`${path}.validate.js`, banner + compile(schema, `${'../'.repeat(path.split('/').length - 1)}checks.js`))
  for (const [name, text] of Object.entries(await runtimeModules())) committed.set(`${name}.js`, banner + text)
  committed.set('codes.js', `${banner}export const codes = ${pretty(codes(source))}\n`)
  committed.set(
    'codes.d.ts',
    `import type { Codes } from './runtime.js'\n/** 代码表：名称、有效期与各代码体系的数字代码 (labels, validity and digits of every code list). */\nexport declare const codes: Codes\n`,
  )
  committed.set('common/1.0/index.d.ts', await commonTypes(source, bundles))

  for (const one of bundles) {
    const { name } = one.root
    committed.set(`${one.path}.schema.json`, `${pretty(documents.get(one.path))}\n`)
    committed.set(`${one.path}.fields.js`, `${banner}export default ${pretty(fields(one))}\n`)
    committed.set(
      `${one.path}.js`,
      `${banner}import { codes } from '../../codes.js'\nimport { recordType } from '../../runtime.js'\nimport fields from './${one.type}.fields.js'\nimport * as validator from './${one.type}.validate.js'\n\nexport const ${name} = recordType('${one.standard}@${one.edition}', '${one.type}', validator, fields, codes)\n`,
    )
    committed.set(`${one.path}.d.ts`, `export { ${name} } from './index.js'\n`)
  }
  for (const [edition, members] of byEdition(bundles)) {
    if (edition.startsWith('common/')) continue
    const owner = edition.replace('/', '@')
    const declared = await types(owner, members, source.codeLists, '../../common/1.0/index.js')
    // A record type is a type and, by the same name, the value that validates it.
    const values = members.map(({ root }) => `/** ${root.schema.title}：校验器 (validator). */\nexport declare const ${root.name}: RecordType<${root.name}>`)
    committed.set(`${edition}/index.d.ts`, `${banner}import type { RecordType } from '../../runtime.js'\n${declared}\n${values.join('\n\n')}\n`)
    committed.set(`${edition}/index.js`, banner + members.map(({ type }) => `export * from './${type}.js'\n`).join(''))
  }
  committed.set('registry.js', registry(source, bundles, overlays))
  committed.set('registry.d.ts', registryTypes)
  committed.set('severities.js', `${banner}export const clauseSeverity = ${pretty(severities(source))}\n`)
  committed.set(
    'severities.d.ts',
    "/** `service-item@1.0#6.3.2` → the severity its modal asks for. */\nexport declare const clauseSeverity: Record<string, 'error' | 'warning' | 'info'>\n",
  )
  committed.set('regions.js', regions(source))
  committed.set(
    'regions.d.ts',
    '/** The day the table of divisions is of, YYYY-MM-DD. */\nexport declare const regionsAsOf: string\n/** Six-digit division code → name. */\nexport declare function regionTable(): ReadonlyMap<string, string>\n',
  )
  committed.set('register.js', `${banner}export default ${pretty(register(source))}\n`)
  committed.set('register.d.ts', registerTypes)
  committed.set('case-index.d.ts', caseIndexTypes)

  return committed
}

async function commonTypes(source: Source, bundles: Bundle[]): Promise<string> {
  const owners = new Set(bundles.flatMap((one) => [one.root, ...one.definitions.values()]).map(({ owner }) => owner))
  const text: string[] = []
  for (const owner of [...owners].filter((one) => one.startsWith('common@')).sort()) text.push(await types(owner, bundles, source.codeLists, undefined))
  return banner + text.join('\n')
}

function byEdition(bundles: Bundle[]): Map<string, Bundle[]> {
  const editions = new Map<string, Bundle[]>()
  for (const one of bundles) {
    const key = `${one.standard}/${one.edition}`
    editions.set(key, [...(editions.get(key) ?? []), one])
  }
  return editions
}
