import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { argumentsOf } from './arguments.mjs'
import { formatted } from './format.mjs'
import { oneOf, refuse } from './refuse.mjs'

/** Each kind is a module with `usage`, `options` and `plan`, loaded when it is needed. */
export const kinds = {
  rule: ['规则', 'a rule on one record'],
  'data-rule': ['数据集规则', 'a rule on many records'],
  field: ['字段', 'a field of a record type'],
  code: ['代码', 'a code in a list'],
  source: ['来源文件', 'a source document'],
  profile: ['地方细则', 'a profile of a place'],
  standard: ['标准', 'a standard with a record type'],
  edition: ['版次', 'an edition of a standard'],
}

/** Kinds that ask the checker what it finds, or which rules there are. */
const checking = ['rule', 'data-rule', 'edition']

/**
 * What a kind plans. Nothing is written before all of it is known.
 * @typedef {object} Plan
 * @property {Record<string, string>} create texts of new files by path
 * @property {Record<string, string>} [change] new texts of files that are there
 * @property {string[]} [notes] what the author should know, Chinese first
 * @property {[command: string, zh: string, en: string][]} next what to do now
 */

/** The module of a kind. What asks the checker is to be loaded after `refresh`. */
export async function kindOf(what) {
  oneOf({ zh: '可新建的种类', en: 'kind' }, what, Object.keys(kinds))
  return import(`./kinds/${what}.mjs`)
}

/**
 * Plans what the arguments ask for; throws a Refusal.
 * @param {() => object} open gives the workspace, once the arguments are known to be complete
 * @returns {Promise<Plan>}
 */
export async function planOf({ usage, options, plan }, args, open) {
  const given = argumentsOf(args, options, usage)
  return plan(given, await open())
}

/** Writes a plan; refuses before the first file where one of the new ones exists. */
export function write(root, { create, change = {} }) {
  for (const path of Object.keys(create)) if (existsSync(join(root, path))) refuse(`${path} 已存在，未改动`, 'exists: nothing was written')
  const texts = Object.entries({ ...create, ...change }).map(([path, text]) => [path, formatted(root, path, text)])
  for (const [path, text] of texts) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
}

/** Builds the checker where the kind asks it and a source was saved later: an example with a new field would not conform to an old one. */
export function refresh(what, root) {
  if (!checking.includes(what)) return
  const built = join(root, 'packages/conform/dist/index.js')
  if (!existsSync(built)) refuse('尚未构建，请先运行 npm run build', 'not built yet: run npm run build')
  const saved = Math.max(...['standards', 'schemas', 'packages/conform/src/rules'].map((folder) => lastSaved(join(root, folder))))
  if (saved <= statSync(built).mtimeMs) return
  for (const script of ['packages/generate/dist/main.js', 'packages/conform/scripts/prepare.mjs', 'packages/conform/scripts/build.mjs']) {
    const { status, stderr } = spawnSync(process.execPath, [script], { cwd: root, encoding: 'utf8' })
    if (status !== 0) refuse(`现有文件有误，先改正：${stderr.trim().split('\n')[0]}`, 'the source does not build; see npm run generate')
  }
}

/** When a file that people write was last saved or removed below a folder. */
function lastSaved(folder) {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !['generated', 'dist', 'node_modules', '.turbo', 'index.ts'].includes(name))
    .map((entry) => (entry.isDirectory() ? lastSaved(join(folder, entry.name)) : statSync(join(folder, entry.name)).mtimeMs))
    .reduce((a, b) => Math.max(a, b), statSync(folder).mtimeMs)
}
