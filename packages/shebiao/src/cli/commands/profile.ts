import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { type Change, CompareError, checkProfile, compare, type Known, type ProfileVerdict, type Schema, satisfiable } from '@shebiao/compat'
import { listRules } from '@shebiao/conform/catalogue/rules.js'
import { settle } from '@shebiao/conform/check/options.js'
import { regionTable } from '@shebiao/schemas/regions'
import register from '@shebiao/schemas/register'
import { profiles } from '@shebiao/schemas/registry'
import { LineCounter, parseDocument } from 'yaml'
import type { Arguments } from '../arguments.js'
import { readSide, SideError } from '../diff/files.js'
import { joinEditions, schemasFolder } from '../diff/sides.js'
import { fail } from '../fail.js'

/** `shebiao profile check|new`: returns 0 if the profile is valid or was written, 1 if it has problems, 2 if it cannot be read. */
export default async function profile({ positionals: [what, name, ...more], values }: Arguments): Promise<number> {
  if (name === undefined || more.length > 0 || (what !== 'check' && what !== 'new')) {
    return fail('用法：shebiao profile check <画像|文件>，或 shebiao profile new <地方> (check a profile or a file; begin a new one)')
  }
  if (what === 'new') return createProfile(name)
  try {
    return await checkNamed(name, values)
  } catch (error) {
    if (error instanceof SideError) return fail(error.message)
    if (error instanceof CompareError) return fail(`${error.place.startsWith('#') ? name : ''}${error.message}`)
    throw error
  }
}

async function checkNamed(name: string, values: Arguments['values']): Promise<number> {
  const file = Object.hasOwn(profiles, name) ? join(schemasFolder(), 'profiles', name, 'profile.yaml') : name
  if (!existsSync(file)) return fail(`没有画像或文件 ${name}；画像：${Object.keys(profiles).join('、')} (no such profile or file)`)
  const displayName = file === name ? name : `profile:${name}`
  if (values.standard !== undefined) return compareSchema(displayName, file, String(values.standard), values.type as string | undefined)
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const [error] = document.errors
  if (error) return fail(`${displayName}:${error.linePos?.[0].line ?? 1}:${error.linePos?.[0].col ?? 1} 语法有误 (${error.message.split('\n')[0]})`)
  const text = document.toJS() as { profile?: string; $schema?: string } | null
  if (text?.profile === undefined && (text?.$schema !== undefined || /\.json$/.test(file))) {
    return fail(`${displayName}: 是模式；请用 --standard service-guide@2.0 [--type guide] 写明与哪个国家模式比较 (a schema: say beside which national one)`)
  }
  const verdict = checkProfile(
    text,
    await definitionsFor(text?.profile, settle({ ...(values['as-of'] !== undefined && { asOf: String(values['as-of']) }) }).asOf),
  )
  for (const { at, zh, en, witness } of verdict.problems) {
    const { line, col } = lines.linePos(offsetOf(document, at))
    process.stdout.write(
      `${displayName}:${line}:${col}  /${at.join('/')}  ${zh} (${en})\n${witness === undefined ? '' : `    反例 witness: ${JSON.stringify(witness)}\n`}`,
    )
  }
  return printVerdict(displayName, verdict)
}

/** The text offset of a path; of its nearest ancestor if the path does not exist. */
function offsetOf(document: ReturnType<typeof parseDocument>, at: (string | number)[]): number {
  for (let depth = at.length; depth > 0; depth--) {
    const parent = document.getIn(at.slice(0, depth - 1), true) as { items?: { key?: { value?: unknown; range?: number[] }; range?: number[] }[] } | undefined
    const last = at[depth - 1]
    const item = parent?.items?.find((one, i) => (one.key === undefined ? i === last : String(one.key.value) === String(last)))
    const start = (item?.key ?? item)?.range?.[0]
    if (start !== undefined) return start
  }
  return 0
}

/** Prints the verdict and returns the exit code. */
function printVerdict(displayName: string, { problems, records }: ProfileVerdict): number {
  if (problems.length > 0) {
    process.stdout.write(`${displayName}: ${problems.length} 处不成立 (${problems.length} problems)\n`)
    return 1
  }
  process.stdout.write(`${displayName}: 只收紧、可满足、不降低国家规则、条款齐备 (only tightens, satisfiable, lowers no rule, names its clauses)\n`)
  for (const { edition, type, witness } of records) process.stdout.write(`  ${edition} ${type} 可满足，如 (satisfied by): ${JSON.stringify(witness)}\n`)
  return 0
}

/** The editions, rules, requirements and divisions that a profile may refer to. */
async function definitionsFor(name: string | undefined, day: string): Promise<Known> {
  const editions: Known['editions'] = {}
  for (const { standard, edition, status, withdrawn } of register.standards)
    editions[`${standard}@${edition}`] = { ...(await joinEditions([`${standard}@${edition}`])), status, withdrawn }
  const requirements = new Set(register.documents.flatMap(({ id, requirements: own }) => Object.keys(own).map((locator) => `${id}/${locator}`)))
  const clauses = (await listRules()).flatMap(({ id, clauses: cited }) =>
    cited.filter((clause) => clause.startsWith(`${name}#`)).map((clause) => ({ id, clause: clause.slice(clause.indexOf('#') + 1) })),
  )
  return { day, editions, rules: clauses, isRequirement: (id) => requirements.has(id), isRegion: (code) => regionTable().has(code) }
}

/** Checks a hand-written schema: it must be satisfiable, and accept nothing that the national schema refuses. Returns the exit code. */
async function compareSchema(displayName: string, file: string, standard: string, type: string | undefined): Promise<number> {
  const national = (await joinEditions([standard])).types
  const types = Object.keys(national)
  const wanted = type ?? (types.length === 1 ? types[0] : undefined)
  if (wanted === undefined || !Object.hasOwn(national, wanted))
    return fail(`${standard} 的记录类型：${types.join('、')}；请用 --type 写明 (name the record type)`)
  const [local] = Object.values(readSide(file).types) as Schema[]
  if (local === undefined) return fail(`${displayName}: 不是模式 (not a schema)`)
  const { newWithinOld: answer, changes } = compare(national[wanted]!, local)
  const possible = satisfiable(local)
  const problems: ProfileVerdict['problems'] = []
  if (answer.answer === 'refuted')
    problems.push({ at: [], zh: `放宽：接受了 ${standard} 不接受的数据`, en: `loosens: accepts what ${standard} refuses`, witness: answer.witness })
  if (answer.answer === 'unknown') problems.push({ at: [], zh: `无法判定：${answer.reason.zh}`, en: `unknown: ${answer.reason.en}` })
  if (possible.answer === 'unknown')
    problems.push({ at: [], zh: `无法判定能否满足：${possible.reason.zh}`, en: `unknown whether anything satisfies it: ${possible.reason.en}` })
  if (possible.answer === 'empty') problems.push({ at: [], zh: '自相矛盾：没有任何记录能符合', en: 'contradicts itself: no record satisfies it' })
  for (const { zh, en, witness } of problems)
    process.stdout.write(`${displayName}  ${zh} (${en})\n${witness === undefined ? '' : `    反例 witness: ${JSON.stringify(witness)}\n`}`)
  if (answer.answer !== 'proved') process.stdout.write(listLoosening(displayName, file, changes))
  return printVerdict(displayName, {
    problems,
    records: possible.answer === 'satisfiable' ? [{ edition: standard, type: wanted, witness: possible.witness }] : [],
  })
}

/** Maximum number of differences that are listed. */
const maxListed = 20

/** Lines for the differences that accept what the national schema refuses, each with its location in the file. */
function listLoosening(displayName: string, file: string, changes: Change[]): string {
  const lines = new LineCounter()
  const document = parseDocument(readFileSync(file, 'utf8'), { lineCounter: lines })
  const loosening = changes.filter(({ breaks }) => breaks.readers)
  const listed = loosening.slice(0, maxListed).map(({ place, zh, en }) => {
    const at = (place.new ?? place.old ?? '#').slice(1)
    const steps = at.split('/').slice(1)
    const names = steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    const { line, col } = lines.linePos(offsetOf(document, names))
    return `${displayName}:${line}:${col}  ${at || '/'}  ${zh} (${en})\n`
  })
  const rest = loosening.length - listed.length
  return listed.join('') + (rest > 0 ? `${displayName}  另有 ${rest} 处，见 shebiao diff (${rest} more: see shebiao diff)\n` : '')
}

/** Writes a template of a profile to a folder. Never overwrites: returns 2 if the file exists. */
function createProfile(folder: string): number {
  const name = basename(folder)
  if (!/^[a-z][a-z0-9-]*$/.test(name)) return fail(`${name}: 画像的名称用小写字母，如 qingdao (a name in lower case)`)
  const file = join(folder, 'profile.yaml')
  if (existsSync(file)) return fail(`${file} 已存在，未改动 (exists: nothing was written)`)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, template(name))
  process.stdout.write(`已写入 ${file}\n接下来 (next)：写明行政区划和条款，再 shebiao profile check ${file}\n`)
  return 0
}

const template = (
  name: string,
) => `# 地方画像：只能收紧国家标准；每项要求写明本地条款，条款写明来源 (a profile only tightens; all it asks for stands on a clause)
profile: ${name}
title: { zh: 画像名称, en: Name of the profile }
region: ""                     # 六位行政区划代码 (division)
extends: [service-guide@2.0]   # 所扩展的版次 (editions)
clauses:
  "1": { title: { zh: 范围, en: Scope }, text: { zh: 本画像的适用范围。, en: What the profile applies to. } }
#  "2.1":
#    modal: 应                 # 应 | 宜 | 可
#    text: { zh: 办事指南应列出表单。, en: A guide shall list its forms. }
#    sources: []               # 来源文件的要求编号 (requirements), 见 shebiao trace
# overlays:                    # 与国家模式同时成立 (both hold)
#  service-guide/guide:
#    required: [forms]
#    properties: { forms: { x-clause: "2.1" } }
# severities:                  # 只能提高 (may only be raised)
#  fee-has-basis: { severity: error, clause: "2.1" }
`
