// Generates the reference pages in both languages, and the data that pages load, from the standards.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { listRules, trace } from '@shebiao/conform'
import { load, pages } from '@shebiao/generate'
import { recordTypes } from '@shebiao/schemas/registry'
import { examples } from './examples.mjs'

const docs = fileURLToPath(new URL('..', import.meta.url))
const root = join(docs, '..')
const source = load(join(root, 'standards'), join(root, 'schemas'))
const rules = await listRules()
const examplesByRule = await examples(source, rules, join(root, 'schemas/dist/cases'))

const input = {
  base: source.base,
  standards: [...source.standards.values()],
  documents: source.documents,
  facts: source.facts,
  strength: source.strength,
  profiles: source.profiles,
  codeLists: [...source.codeLists.values()],
  records: await Promise.all(recordTypes.map(async ({ load, ...entry }) => ({ ...entry, fields: (await load()).fields }))),
  rules: rules.map((rule) => ({ ...rule, ...examplesByRule.get(rule.id) })),
  trace: await trace(),
}

const folders = { zh: 'reference', en: 'i18n/en/docusaurus-plugin-content-docs/current/reference' }
const data = new Map()
for (const [language, folder] of Object.entries(folders)) {
  const all = pages(input, language)
  data.set(`sidebar.${language}.json`, all.get('sidebar.json'))
  data.set(`search.${language}.json`, all.get('search.json'))
  data.set(`static/data/matrix.${language}.json`, all.get('matrix.json'))
  data.set('static/schemas/index.json', all.get('schemas.json'))
  write(join(docs, folder), new Map([...all].filter(([path]) => path.endsWith('.md'))))
}
const generated = join(root, 'schemas/generated')
for (const file of readdirSync(generated, { recursive: true }).filter((name) => name.endsWith('.schema.json')))
  data.set(`static/schemas/${file.replaceAll('\\', '/')}`, readFileSync(join(generated, file), 'utf8'))
data.set('static/schemas/codes.json', readFileSync(join(generated, 'codes.json'), 'utf8'))
data.set('static/schemas/openapi.json', readFileSync(join(root, 'schemas/dist/openapi.json'), 'utf8'))
data.set(
  'overview.json',
  JSON.stringify({
    standards: input.standards.map(({ standard, edition, title }) => ({ standard, edition, title })),
    records: input.records.map(({ standard, path, title }) => ({ standard, path, title })),
    counts: {
      requirements: input.documents.reduce((sum, { requirements }) => sum + Object.keys(requirements).length, 0),
      clauses: input.standards.reduce((sum, { clauses }) => sum + Object.keys(clauses).length, 0),
      fields: JSON.parse(data.get('search.zh.json')).filter(({ kind }) => kind === 'field').length,
      rules: rules.length,
      codeLists: input.codeLists.length,
      profiles: input.profiles.length,
    },
  }),
)
data.set('words.txt', words())
write(join(docs, '.generated'), data)

/** The dictionary of the search: official titles of 2 to 4 characters, so that it divides sentences at our terms. */
function words() {
  const titles = [
    '字段',
    ...input.records.flatMap(({ fields }) => Object.values(fields).map(({ title }) => title)),
    ...input.codeLists.flatMap(({ codes }) => codes.map(({ title }) => title)),
    ...input.standards.flatMap(({ clauses }) => Object.values(clauses).map(({ title }) => title?.zh ?? '')),
  ]
  const short = titles.filter((title) => /^\p{Unified_Ideograph}{2,4}$/u.test(title))
  return [...new Set(short)]
    .sort()
    .map((word) => `${word} 1000 n\n`)
    .join('')
}

/** Writes the files that changed, and deletes those that are no longer generated. */
function write(folder, files) {
  for (const [path, text] of files) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
  }
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const file = join(entry.parentPath, entry.name)
    if (entry.isFile() && !files.has(relative(folder, file).replaceAll('\\', '/'))) rmSync(file)
  }
}
