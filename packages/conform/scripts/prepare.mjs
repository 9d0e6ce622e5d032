// Writes the lists of rules from the files that are there, so that no list has to be edited, and the version from package.json.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../src/rules/', import.meta.url))
const banner = '// Generated from the rule files of this folder by scripts/prepare.mjs. Do not edit.\n'

const groups = []
const problems = []
/** File by rule id. */
const known = new Map()
walk(root)
dataRules(join(root, 'dataset'))
const lazy = groups.filter((group) => group !== 'elements')
write(
  join(root, 'index.ts'),
  `${banner}import type { ElementRule, Rule } from '../model/rule.js'
import elements from './elements/index.js'

/** The rules on data elements, wherever a record uses them. */
export const elementRules: ElementRule[] = elements

const groups: Record<string, () => Promise<{ default: Rule[] }>> = {
${lazy.map((group) => `  '${group}': () => import('./${group}/index.js'),`).join('\n')}
}

/** Names of the groups of record rules: standards, and \`profiles/<place>\`. */
export const ruleGroups: string[] = Object.keys(groups)

/** The ids of all rules on records, elements and data sets, without loading the rules. */
export const ruleIds: readonly string[] = [
${[...known.keys()]
  .sort()
  .map((id) => `  '${id}',`)
  .join('\n')}
]

/** The record rules of a group; none where the group does not exist. */
export async function loadRules(group: string): Promise<Rule[]> {
  return (await groups[group]?.())?.default ?? []
}
`,
)

if (problems.length > 0) {
  console.error(problems.join('\n'))
  process.exit(1)
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'))
write(
  fileURLToPath(new URL('../src/model/version.ts', import.meta.url)),
  `// Generated from package.json by scripts/prepare.mjs. Do not edit.\nexport const version: string = '${version}'\n`,
)

function walk(folder) {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  const rules = entries.filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && entry.name !== 'index.ts' && !entry.name.endsWith('.test.ts'))
  for (const { name } of rules) checkRule(join(folder, name))
  if (folder !== root && rules.length > 0) {
    const group = relative(root, folder).replaceAll('\\', '/')
    groups.push(group)
    const names = rules.map(({ name }) => name.slice(0, -3))
    const type = group === 'elements' ? 'ElementRule' : 'Rule'
    const up = '../'.repeat(group.split('/').length + 1)
    write(
      join(folder, 'index.ts'),
      `${banner}import type { ${type} } from '${up}model/rule.js'\n${names.map((name) => `import ${variableOf(name)} from './${name}.js'`).join('\n')}\n\nconst rules: ${type}[] = [${names.map(variableOf).join(', ')}] as ${type}[]\nexport default rules\n`,
    )
  }
  for (const entry of entries) if (entry.isDirectory() && !(folder === root && entry.name === 'dataset')) walk(join(folder, entry.name))
}

/** One list of all data rules, whatever standard or profile they serve: they are concluded together. */
function dataRules(folder) {
  files(folder).forEach(checkRule)
  const names = files(folder).map((file) => relative(folder, file).replaceAll('\\', '/').slice(0, -3))
  const imports = names.map((name) => `import ${variableOf(name.slice(name.lastIndexOf('/') + 1))} from './${name}.js'`)
  const list = names.map((name) => `  ${variableOf(name.slice(name.lastIndexOf('/') + 1))},`)
  write(
    join(folder, 'index.ts'),
    `${banner}import type { DataRule } from '../../model/data-rule.js'\n${imports.join('\n')}\n\n/** The rules on data sets. */\nexport const dataRules: readonly DataRule[] = [\n${list.join('\n')}\n]\n`,
  )
}

function files(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : entry.name === 'index.ts' ? [] : [join(folder, entry.name)]))
}

/** Checks that a rule file states its own name as id, and that no other file has it. */
function checkRule(file) {
  const path = relative(fileURLToPath(new URL('../../..', import.meta.url)), file).replaceAll('\\', '/')
  const text = readFileSync(file, 'utf8')
  const [, id] = /^ {2}id: '([^']*)',$/m.exec(text) ?? []
  const line = id === undefined ? 1 : text.slice(0, text.indexOf(`id: '${id}'`)).split('\n').length
  const name = basename(file, '.ts')
  if (id === undefined) problems.push(`${path}:1:1: no id; expected a rule: export default defineRule({ id: '${name}', … })`)
  else if (id !== name) problems.push(`${path}:${line}:3: the id ${id} is not the name of the file; expected ${name}`)
  const other = known.get(name)
  if (other !== undefined) problems.push(`${path}:${line}:3: ${other} has the id ${name} already`)
  else known.set(name, path)
}

function variableOf(name) {
  return name.replace(/-([a-z0-9])/g, (_, letter) => letter.toUpperCase()).replace(/^\d/, '_$&')
}

function write(file, text) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) writeFileSync(file, text)
}
