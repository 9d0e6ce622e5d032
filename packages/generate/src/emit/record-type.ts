import type { Bundle } from '../bundle/bundle.js'
import { fields } from '../bundle/fields.js'
import { listIdentifier } from '../compile/names.js'
import type { Field } from '../runtime/field.js'
import { banner } from './text.js'

// A record type is a type and, by the same name, a module: a bundler keeps only those of its functions that a program calls.

/** The module of a record type, of its validator, its field table and the code lists of its fields. */
export function recordTypeModule({ standard, edition, type }: Bundle, table: Record<string, Field>): string {
  const lists = [...new Set(Object.values(table).flatMap(({ codeList }) => codeList ?? []))].sort()
  const imported = lists.length === 0 ? '' : `import { ${lists.map(listIdentifier).join(', ')} } from '../../codes.js'\n`
  const codes = lists.map((list) => `${JSON.stringify(list)}: ${listIdentifier(list)}`).join(', ')
  return `${banner}${imported}import { sayer, standardSchema } from '../../runtime.js'
import fields from './${type}.fields.js'
import { issues } from './${type}.validate.js'

export const standard = '${standard}@${edition}'
export const type = '${type}'
export { fields }
export * from './${type}.validate.js'
export const say = /* @__PURE__ */ sayer(fields, { ${codes} })
const standardProps = /* @__PURE__ */ standardSchema(issues, say)
export { standardProps as '~standard' }
`
}

/** Declarations of the module of a record type, without `~standard`: compilers before 5.6 cannot read a name in quotes. */
export function recordTypeTypes({ root: { name } }: Bundle): string {
  const members = ['standard', 'type', 'fields', 'members', 'is', 'issues', 'say']
  const declared = members.map((member) => `export declare const ${member}: ${name}['${member}']\n`)
  return `import type { ${name} as Data, ${name}Path } from './index.js'\nimport type { RecordType } from '../../runtime.js'\ntype ${name} = RecordType<Data, ${name}Path>\n${declared.join('')}`
}

/** Declarations of the compiled validator: the smallest way to a verdict. */
export function validatorTypes({ root: { name, schema } }: Bundle): string {
  return `import type { Issue, Property } from '../../runtime.js'
import type { ${name} } from './index.js'
/** Whether the data have the shape of ${schema['x-en'] ?? name}. */
export declare function is(data: unknown): data is ${name}
/** Every breach of the schema, one per cause. */
export declare function issues(data: unknown): Issue[]
/** The record's members, each checked by itself. */
export declare const members: readonly Property[] | undefined
`
}

/** Declarations of the value of a record type, and of the union of its field patterns. */
export function recordTypeValue(bundle: Bundle): string {
  const { name, schema } = bundle.root
  const paths = Object.keys(fields(bundle)).map((at) => `  | ${JSON.stringify(at)}\n`)
  return `/** ${schema.title}的字段路径 (field patterns). */\nexport type ${name}Path =\n${paths.join('')}/** ${schema.title}：校验器 (validator). */\nexport declare const ${name}: RecordType<${name}, ${name}Path>`
}
