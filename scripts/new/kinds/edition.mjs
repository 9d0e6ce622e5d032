import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listRules } from '../../../packages/conform/dist/index.js'
import { compareNumbers } from '../../../packages/generate/dist/index.js'
import { editorLine } from '../format.mjs'
import { formed, refuse } from '../refuse.mjs'

export const usage = 'npm run new -- edition <standard> <edition>'
export const options = { positionals: ['standard', 'edition'], required: [], optional: [] }

/** A draft that is a copy of the newest edition: text, schemas, examples, and the migration to it. */
export async function plan({ standard, edition }, workspace) {
  const { root, source } = workspace
  const old = workspace.editionsOf(standard).at(-1).edition
  formed({ zh: '版次', en: 'an edition' }, edition, /^\d+\.\d+$/, '2.1')
  if (compareNumbers(edition, old) <= 0) refuse(`${edition} 应晚于最新的版次 ${old}`, `later than ${old}, the newest`)
  const migration = `schemas/${standard}/migrations/${old}-${edition}.yaml`
  const rules = listing(root, standard, old, edition)
  const unserved = await servedByDataRulesAlone(workspace, standard, old)
  return {
    create: {
      [`standards/${standard}/${edition}.yaml`]: words(readFileSync(join(root, `standards/${standard}/${old}.yaml`), 'utf8'), { standard, old, edition }),
      ...copies(root, `schemas/${standard}`, { standard, old, edition }),
      [migration]: migrationText(migration, workspace, { standard, old, edition }),
    },
    change: rules.extended,
    notes: [
      ...Object.keys(rules.extended).map((path) => `${path} 的 editions 已加上 ${edition}：条款相同 (editions extended: the clause is the same)`),
      ...unserved.map(
        ({ clause, ids }) =>
          `条款 ${clause} 只有数据集规则 ${ids.join('、')}，其 edition 仍是 ${old}；新版的这一条尚无规则，trace 会列出 (a data rule serves one edition: decide which, trace lists the clause until then)`,
      ),
      ...source.profiles
        .filter((profile) => profile.extends.includes(`${standard}@${old}`))
        .map(({ profile }) => `细则 ${profile} 仍扩展 ${standard}@${old} (the profile still extends the old edition)`),
    ],
    next: [
      ['npm run build && npm run corpus', '全部用例应通过', 'every case passes'],
      [`npm run shebiao -- diff ${standard}@${old} ${standard}@${edition}`, '改了什么、影响谁；此刻没有差别', 'what changed and for whom; nothing yet'],
      ['npx vitest run --root scripts repo', '可追溯', 'traceable'],
    ],
  }
}

function words(text, { standard, old, edition }) {
  const line = (name, value) => [new RegExp(`^${name}:.*$`, 'm'), `${name}: ${value}`]
  const lines = [
    line('edition', `"${edition}"`),
    line('status', 'draft'),
    line('issued', 'null'),
    line('effective', 'null'),
    line('withdrawn', 'null'),
    line('replaces', `${standard}@${old}`),
  ]
  return lines.reduce((rest, [pattern, value]) => rest.replace(pattern, value), text)
}

/** The schemas and examples of the edition, with references to itself changed. */
function copies(root, folder, { standard, old, edition }) {
  const names = readdirSync(join(root, folder, old), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const own = join(root, folder, old)
  return Object.fromEntries(
    names.map((entry) => {
      const file = join(entry.parentPath, entry.name)
      const path = file.slice(own.length + 1).replaceAll('\\', '/')
      return [`${folder}/${edition}/${path}`, readFileSync(file, 'utf8').replaceAll(`${standard}/${old}/`, `${standard}/${edition}/`)]
    }),
  )
}

function migrationText(path, { recordTypes }, { standard, old, edition }) {
  const types = recordTypes.filter((one) => one.standard === standard && one.edition === old).map(({ type }) => `  ${type}: []\n`)
  return `${editorLine(path, 'migration')}# ${edition} 目前与 ${old} 相同，没有改名、拆分或换代码。 Edition ${edition} is the same as ${old} so far.
from: ${standard}@${old}
to: ${standard}@${edition}
types:
${types.join('')}`
}

/** Record rules of the standard that are listed for the old edition, with the new one added: its clauses are copies. */
function listing(root, standard, old, edition) {
  const folder = 'packages/conform/src/rules'
  const extended = {}
  for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.ts')) continue
    const file = join(entry.parentPath, entry.name)
    const text = readFileSync(file, 'utf8')
    const [list] = text.includes(`standard: '${standard}'`) ? (/editions: \[[^\]]*\]/.exec(text) ?? []) : []
    if (list?.includes(`'${old}'`))
      extended[file.slice(root.length).replaceAll('\\', '/')] = text.replace(list, list.replace(`'${old}'`, `'${old}', '${edition}'`))
  }
  return { extended }
}

/** Clauses that no field and no record rule serves: each data rule serves the one edition that it names. */
async function servedByDataRulesAlone({ recordTypes, fieldsOf }, standard, edition) {
  const served = new Map()
  const add = (clause, id) => clause.startsWith(`${standard}@${edition}#`) && served.set(clause, [...(served.get(clause) ?? []), id])
  for (const { id, kind, clauses } of await listRules()) for (const clause of clauses) add(clause, kind === 'dataset' ? id : undefined)
  for (const { path } of recordTypes) for (const { clause } of Object.values(fieldsOf(path))) if (clause) add(clause, undefined)
  return [...served].filter(([, ids]) => ids.every((id) => id !== undefined)).map(([clause, ids]) => ({ clause, ids: [...new Set(ids)] }))
}
