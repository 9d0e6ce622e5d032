import { existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { CompareError, checkProfile, compare, type Known, overlaid, type Schema, satisfiable } from '@shebiao/compat'
import { listRules } from '@shebiao/conform/catalogue/rules.js'
import { settle } from '@shebiao/conform/check/options.js'
import { regionTable } from '@shebiao/schemas/regions'
import register from '@shebiao/schemas/register'
import { profiles } from '@shebiao/schemas/registry'
import type { Arguments } from '../arguments.js'
import { decode, readSide, SideError } from '../diff/files.js'
import { inexactScalars } from '../diff/schema-text.js'
import { joinEditions, schemasFolder } from '../diff/sides.js'
import { LocatedText } from './located-text.js'
import type { Checked, Located } from './report.js'

/** Checks what is named on the command line: a profile, its folder or file, or a schema. Throws SideError and CompareError if it cannot be read. */
export async function checkNamed(name: string, values: Arguments['values']): Promise<Checked> {
  const file = Object.hasOwn(profiles, name) ? join(schemasFolder(), 'profiles', name, 'profile.yaml') : fileOf(name)
  const displayName = Object.hasOwn(profiles, name) ? `profile:${name}` : file
  const text = readText(displayName, file)
  if (values.standard !== undefined) return compareSchema(displayName, file, text, String(values.standard), values.type as string | undefined)
  const located = new LocatedText(text)
  const [error] = located.document.errors
  if (error) {
    const { line = 1, col = 1 } = error.linePos?.[0] ?? {}
    throw new SideError(`${displayName}:${line}:${col} 语法有误 (${error.message.split('\n')[0]})`)
  }
  const profile = located.document.toJS() as { profile?: string; $schema?: string } | null
  if (profile?.profile === undefined && (profile?.$schema !== undefined || /\.json$/.test(file))) {
    throw new SideError(
      `${displayName}: 是模式；请用 --standard service-guide@2.0 [--type guide] 写明与哪个国家模式比较 (a schema: say beside which national one)`,
    )
  }
  const { asOf } = settle({ ...(values['as-of'] !== undefined && { asOf: String(values['as-of']) }) })
  const { problems, records } = checkProfile(profile, await definitionsFor(profile?.profile, asOf))
  return {
    name: displayName,
    problems: [
      ...inexactScalars(located.document).map(({ node, text: written }) => ({ at: '', ...located.placeOf(node), ...inexact(written) })),
      ...problems.map(({ at, ...more }) => located.at(at, more)),
    ],
    loosening: [],
    advice: [],
    notes: [],
    records,
  }
}

const inexact = (text: string) => ({ zh: `数 ${text} 双精度存不下`, en: `the number ${text} is held by no double` })

/** The file that is meant: `profile.yaml` of a folder, as `profile new` writes it. */
function fileOf(name: string): string {
  if (name === '-') return name
  if (!existsSync(name)) throw new SideError(`没有细则或文件 ${name}；细则：${Object.keys(profiles).join('、')} (no such profile or file)`)
  if (!statSync(name).isDirectory()) return name
  const file = join(name, 'profile.yaml')
  if (!existsSync(file)) throw new SideError(`${name}: 文件夹里没有 profile.yaml (no profile.yaml in this folder)`)
  return file
}

function readText(displayName: string, file: string): string {
  try {
    return decode(readFileSync(file === '-' ? 0 : file))
  } catch (error) {
    throw new SideError(`${displayName}: 读不到 (${(error as Error).message})`)
  }
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

/** Checks a hand-written schema: it must be satisfiable, and accept nothing that the national schema refuses. */
async function compareSchema(name: string, file: string, text: string, standard: string, type: string | undefined): Promise<Checked> {
  const nationals = (await joinEditions([standard])).types
  const types = Object.keys(nationals)
  const wanted = type ?? (types.length === 1 ? types[0] : undefined)
  if (wanted === undefined || !Object.hasOwn(nationals, wanted))
    throw new SideError(`${standard} 的记录类型：${types.join('、')}；请用 --type 写明 (name the record type)`)
  const [local] = Object.values(readSide(file, text).types) as Schema[]
  if (local === undefined) throw new SideError(`${name}: 不是模式 (not a schema)`)
  const national = nationals[wanted]!
  const { newWithinOld: answer, changes, notes } = compare(national, local)
  const possible = satisfiable(local)
  const problems: Located[] = []
  if (answer.answer === 'refuted')
    problems.push({ at: '', zh: `放宽：接受了 ${standard} 不接受的数据`, en: `loosens: accepts what ${standard} refuses`, witness: answer.witness })
  if (answer.answer === 'unknown') problems.push({ at: '', zh: `无法判定：${answer.reason.zh}`, en: `unknown: ${answer.reason.en}` })
  if (possible.answer === 'unknown')
    problems.push({ at: '', zh: `无法判定能否满足：${possible.reason.zh}`, en: `unknown whether anything satisfies it: ${possible.reason.en}` })
  if (possible.answer === 'empty') problems.push({ at: '', zh: '自相矛盾：没有任何记录能符合', en: 'contradicts itself: no record satisfies it' })
  const located = new LocatedText(text)
  const loosening = answer.answer === 'proved' ? [] : changes.filter(({ breaks }) => breaks.readers)
  return {
    name,
    problems,
    loosening: loosening.map(({ place, zh, en }) => located.atPointer(place.new ?? place.old ?? '#', { zh, en })),
    advice: answer.answer === 'refuted' ? adviceOn(national, local, standard) : [],
    notes: notes.filter(({ side }) => side === 'new').map(({ place, zh, en }) => located.atPointer(place, { zh, en })),
    records: possible.answer === 'satisfiable' ? [{ edition: standard, type: wanted, witness: possible.witness }] : [],
  }
}

/** What a schema means where its author wrote only what is asked for beyond the national one. */
function adviceOn(national: Schema, local: Schema, standard: string): Checked['advice'] {
  const how = {
    zh: '若只写了增加的要求，请用 allOf 和 $ref 引用国家模式，或写成细则的 overlays（shebiao profile new）',
    en: 'if it holds only what is asked for beyond it, refer to the national schema by allOf and $ref, or write an overlay of a profile',
  }
  try {
    const { answer } = satisfiable(overlaid(national, local))
    const reading = {
      satisfiable: { zh: '与它同时成立时只收紧，且可满足', en: 'together with it, the file only tightens and can be satisfied' },
      empty: { zh: '与它同时成立时没有任何记录能符合', en: 'together with it, no record satisfies the file' },
      unknown: { zh: '与它同时成立时能否满足无法判定', en: 'whether anything satisfies both is unknown' },
    }[answer]
    return [{ zh: `单独看，它放宽了 ${standard}；${reading.zh}。${how.zh}`, en: `by itself it loosens ${standard}; ${reading.en}. ${how.en}` }]
  } catch (error) {
    // References of the file lead elsewhere within another document, so that nothing can be said of both together.
    if (!(error instanceof CompareError)) throw error
    return [how]
  }
}
