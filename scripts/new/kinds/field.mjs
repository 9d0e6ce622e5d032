import { formed, oneOf, refuse } from '../refuse.mjs'

export const usage =
  'npm run new -- field <standard>/<edition>/<type> <name> <clause> --title 中文 --en English [--kind text|number|boolean|<代码表>] [--description 中文]'
export const options = { positionals: ['type', 'name', 'clause'], required: ['title', 'en'], optional: ['kind', 'description'] }

/** A field of a record type, and its value in the full example. */
export function plan({ type: path, name, clause, title, en, kind = 'text', description = `${title}。` }, workspace) {
  const { source, recordTypes, draft, clauseOf, fieldsOf } = workspace
  const { standard, edition, schema } = recordTypes.find(
    (one) =>
      one.path ===
      oneOf(
        { zh: '记录类型', en: 'record type' },
        path,
        recordTypes.map((one) => one.path),
      ),
  )
  clauseOf(draft(standard, edition), clause, `${standard}@${edition}`)
  formed({ zh: '字段名', en: 'a field' }, name, /^[a-z][a-zA-Z0-9]*$/, 'itemName')
  if (Object.hasOwn(schema.properties, name)) refuse(`${path} 已有字段 ${name}`, 'the field exists')
  checkTexts(title, en)
  const { constraints, value } = shapeOf(kind, title, source)
  const property = { title, 'x-en': en, description, 'x-clause': clause, ...constraints }
  const properties = inserted(
    schema.properties,
    name,
    property,
    placeBefore(fieldsOf(path), Object.keys(schema.properties), `${standard}@${edition}#${clause}`),
  )
  const full = source.examples.get(path)
  const before = Object.keys(properties)
    .slice(0, Object.keys(properties).indexOf(name))
    .findLast((one) => Object.hasOwn(full, one))
  const example = inserted(full, name, value, before)
  return {
    create: {},
    change: {
      [`schemas/${path}.schema.json`]: JSON.stringify({ ...schema, properties }, null, 2),
      [`schemas/${path.replace(/\/([^/]+)$/, '/examples/$1')}.json`]: JSON.stringify(example, null, 2),
    },
    notes: [`字段只写在 ${edition} 版；条款 ${clause} 要求齐备的，另写一条规则 (the field is optional: what the clause asks to be complete is a rule)`],
    next: [
      [`npm run dev -- ${standard}`, '每次保存即核对', 'checks at every save'],
      ['npm run build && npm run corpus', '全部用例应通过', 'every case passes'],
      ['npx vitest run --root scripts repo', '可追溯、类型与样例一致', 'traceable; types take the examples'],
      [`npm run shebiao -- explain ${name}`, '读一遍给人看的说明', 'read what people are told'],
    ],
  }
}

/** Titles in their own language. */
export function checkTexts(title, en) {
  if (!/[\u4e00-\u9fff]/.test(title)) refuse(`--title ${title} 应为中文`, '--title is Chinese')
  if (/[\u4e00-\u9fff]/.test(en)) refuse(`--en ${en} 应为英文`, '--en is English')
}

function shapeOf(kind, title, { codeLists }) {
  if (kind === 'text') return { constraints: { type: 'string', minLength: 1, maxLength: 200, examples: [`示例${title}`] }, value: `示例${title}` }
  if (kind === 'number') return { constraints: { type: 'number', examples: [1] }, value: 1 }
  if (kind === 'boolean') return { constraints: { type: 'boolean' }, value: true }
  const { codes } = codeLists.get(oneOf({ zh: '种类或代码表', en: 'kind or code list' }, kind, ['text', 'number', 'boolean', ...codeLists.keys()]))
  const code = codes.find(({ until, since }) => until === '' && since === '') ?? codes.find(({ until }) => until === '') ?? codes[0]
  return { constraints: { type: 'string', 'x-codelist': kind }, value: code.code }
}

/** The field after which a new one stands: the last of the same clause, else the last before the extensions. */
function placeBefore(table, names, clause) {
  return names.findLast((name) => table[`/${name}`]?.clause === clause && name !== 'extensions') ?? names[names.indexOf('extensions') - 1]
}

/** The object with one more member, after the one that is named, else at its end. */
function inserted(object, name, value, after) {
  const entries = Object.entries(object)
  const at = after === undefined ? entries.length : entries.findIndex(([key]) => key === after) + 1
  return Object.fromEntries([...entries.slice(0, at), [name, value], ...entries.slice(at)])
}
