import { type Clause, type Edition, severities } from '../editions/edition.js'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'
import { checkOverlay, type ProfileProblem } from './check-overlay.js'

/** What the checker knows of the world outside the profile. */
export interface Known {
  /** The day for which the profile is checked, YYYY-MM-DD. */
  day: string
  /** Editions by name, such as `service-guide@2.0`. */
  editions: Record<string, Edition & { status: string; withdrawn: string | null }>
  /** The rules that belong to the profile. */
  rules: { id: string; clause: string }[]
  /** Whether a source document has a requirement with that id. */
  isRequirement(id: string): boolean
  /** Whether there is an administrative division with that code. */
  isRegion(code: string): boolean
}

/** The result of checking a profile. */
export interface ProfileVerdict {
  /** Empty for a profile that can be used. */
  problems: ProfileProblem[]
  /** For each overlay and each edition that it applies to: a record that satisfies both, checked by the validators. */
  records: { edition: string; type: string; witness: Json }[]
}

const knownKeys = ['profile', 'title', 'region', 'extends', 'source', 'note', 'clauses', 'overlays', 'severities', 'waivers']
/** From the mildest to the gravest. */
const severityOrder: readonly string[] = severities
const severityOfModal = { 应: 'error', 宜: 'warning', 可: 'info' } as const

type Report = (at: ProfileProblem['at'], zh: string, en: string) => void

/**
 * Checks that a profile only tightens the editions that it extends, contradicts neither them nor itself, lowers no rule, and names
 * the clauses that it rests on. The profile is what its YAML file contains; anything is accepted, and what is malformed is a
 * problem.
 */
export function checkProfile(profile: unknown, known: Known): ProfileVerdict {
  const problems: ProfileProblem[] = []
  const records: ProfileVerdict['records'] = []
  const report: Report = (at, zh, en) => {
    problems.push({ at, zh, en })
  }
  if (!isRecord(profile)) return { problems: [{ at: [], zh: '细则要写成一个对象', en: 'a profile is an object' }], records }
  for (const key of Object.keys(profile))
    if (!knownKeys.includes(key)) report([key], `不认识 ${key}；可用：${knownKeys.join('、')}`, `${key} is unknown; known: ${knownKeys.join(', ')}`)
  if (typeof profile.profile !== 'string' || !/^[a-z][a-z0-9-]*$/.test(profile.profile))
    report(['profile'], '要写细则的名称，如 qingdao', 'the name of the profile, such as qingdao')
  if (!isText(profile.title)) report(['title'], '要写中英文标题 { zh, en }', 'a title { zh, en }')
  if (typeof profile.region !== 'string' || !known.isRegion(profile.region))
    report(['region'], `没有行政区划 ${String(profile.region)}（写成带引号的六位）`, `there is no division ${String(profile.region)}`)
  const clauses = isRecord(profile.clauses) ? (profile.clauses as Record<string, Clause & { sources?: string[]; facts?: string[]; confidence?: string }>) : {}
  if (Object.keys(clauses).length === 0) report(['clauses'], '要写本细则的条款', 'a profile has clauses of its own')
  for (const [number, clause] of Object.entries(clauses)) checkClause(number, clause, known, report)
  const extendedEditions = checkExtends(profile.extends, known, report)
  const hasClause = (number: string) => Object.hasOwn(clauses, number)

  for (const [target, overlay] of entriesOf(profile.overlays, ['overlays'], report)) {
    const [standard, type = ''] = target.split('/')
    const applicable = extendedEditions.filter((base) => base.startsWith(`${standard}@`) && Object.hasOwn(known.editions[base]!.types, type))
    if (applicable.length === 0) report(['overlays', target], `所扩展的版次没有记录类型 ${target}`, `no edition it extends has a record type ${target}`)
    for (const base of applicable) {
      const checked = checkOverlay(known.editions[base]!.types[type]!, overlay as Schema, hasClause)
      const place = applicable.length > 1 ? { zh: `${base}：`, en: `${base}: ` } : { zh: '', en: '' }
      for (const { at, zh, en, ...more } of checked.problems) problems.push({ at: ['overlays', target, ...at], zh: place.zh + zh, en: place.en + en, ...more })
      if (checked.witness !== undefined) records.push({ edition: base, type, witness: checked.witness })
    }
  }

  for (const [rule, setting] of entriesOf(profile.severities, ['severities'], report)) checkSeverity(rule, setting, ['severities', rule])
  for (const [i, waiver] of (Array.isArray(profile.waivers) ? profile.waivers : []).entries()) checkWaiver(waiver, ['waivers', i])
  for (const { id, clause } of known.rules)
    if (!hasClause(clause)) report(['clauses'], `规则 ${id} 所依条款 ${clause} 不存在`, `rule ${id} stands on clause ${clause}, which does not exist`)
  return { problems, records }

  function nationalRule(rule: string): string | undefined {
    return extendedEditions
      .flatMap((base) => known.editions[base]!.rules.filter(({ id }) => id === rule).map(({ severity }) => severity))
      .sort((a, b) => severityOrder.indexOf(b) - severityOrder.indexOf(a))[0]
  }

  function checkSeverity(rule: string, setting: unknown, at: (string | number)[]) {
    const { severity, clause } = isRecord(setting) ? setting : { severity: setting, clause: undefined }
    const national = nationalRule(rule)
    if (national === undefined) return report(at, `所扩展的版次没有规则 ${rule}`, `no edition it extends has a rule ${rule}`)
    if (severity === 'off')
      return report(
        [...at, 'severity'],
        `不能关闭国家规则 ${rule}；只可写明有期限的豁免（waivers）`,
        `a national rule cannot be switched off; only a dated waiver marks its findings (waivers)`,
      )
    if (typeof severity !== 'string' || !severityOrder.includes(severity))
      return report([...at, 'severity'], `没有等级 ${String(severity)}；可用：${severityOrder.join('、')}`, `there is no severity ${String(severity)}`)
    if (severityOrder.indexOf(severity) < severityOrder.indexOf(national))
      report([...at, 'severity'], `降低：国家标准是 ${national}，这里写 ${severity}`, `lowers: the national standard says ${national}, this ${severity}`)
    if (typeof clause !== 'string' || !hasClause(clause)) return report([...at, 'clause'], `没有条款 ${String(clause)}`, `there is no clause ${String(clause)}`)
    const { modal } = clauses[clause]!
    if (modal === undefined || severityOrder.indexOf(severityOfModal[modal as '应']) < severityOrder.indexOf(severity))
      report(
        [...at, 'clause'],
        `条款 ${clause} 的用语（${modal ?? '无'}）撑不起 ${severity}`,
        `clause ${clause} (${modal ?? 'informative'}) does not carry ${severity}`,
      )
  }

  function checkWaiver(waiver: unknown, at: (string | number)[]) {
    const { rule, owner, reason, until } = isRecord(waiver) ? waiver : {}
    for (const [key, value] of Object.entries({ owner, reason }))
      if (typeof value !== 'string' || value.trim() === '') report([...at, key], `豁免要写明 ${key}`, `a waiver states its ${key}`)
    if (typeof until !== 'string' || !isDay(until))
      report([...at, 'until'], '豁免要写明最后一天，如 "2027-06-30"', 'a waiver states its last day, such as "2027-06-30"')
    if (typeof rule !== 'string' || (nationalRule(rule) === undefined && !known.rules.some(({ id }) => id === rule)))
      report([...at, 'rule'], `没有规则 ${String(rule)}`, `there is no rule ${String(rule)}`)
  }
}

function checkExtends(value: unknown, known: Known, report: Report): string[] {
  if (!Array.isArray(value) || value.length === 0) {
    report(['extends'], '要写所扩展的版次，如 [service-guide@2.0]', 'the editions it extends, such as [service-guide@2.0]')
    return []
  }
  return value.filter((name, i): name is string => {
    const edition = typeof name === 'string' && Object.hasOwn(known.editions, name) ? known.editions[name] : undefined
    if (!edition) report(['extends', i], `没有版次 ${String(name)}；可用：${Object.keys(known.editions).join('、')}`, `there is no edition ${String(name)}`)
    else if (edition.status === 'withdrawn' || (edition.withdrawn !== null && edition.withdrawn <= known.day))
      report(['extends', i], `${name} 已于 ${edition.withdrawn ?? '—'} 废止`, `${name} was withdrawn on ${edition.withdrawn ?? '—'}`)
    else if (value.indexOf(name) !== i) report(['extends', i], `${name} 写了两次`, `${name} stands twice`)
    else return true
    return false
  })
}

function checkClause(number: string, clause: unknown, known: Known, report: Report) {
  const at = ['clauses', number]
  if (!isRecord(clause)) return report(at, '条款要写成一个对象', 'a clause is an object')
  const { modal, text, sources = [], facts = [] } = clause as { modal?: string; text?: unknown; sources?: string[]; facts?: string[] }
  if (modal === undefined) return
  if (!Object.hasOwn(severityOfModal, modal)) report([...at, 'modal'], `没有用语 ${modal}；可用：应、宜、可`, `there is no modal ${modal}`)
  if (!isText(text)) report([...at, 'text'], '条款要有中英文 { zh, en }', 'a clause has its text { zh, en }')
  if (sources.length === 0 && (modal === '应' || facts.length === 0)) report([...at, 'sources'], '条款没有来源', 'the clause rests on no source')
  for (const [i, source] of sources.entries())
    if (!known.isRequirement(source)) report([...at, 'sources', i], `没有来源要求 ${source}`, `there is no requirement ${source}`)
}

function entriesOf(value: unknown, at: string[], report: Report): [string, unknown][] {
  if (value === undefined) return []
  if (isRecord(value)) return Object.entries(value)
  report(at, '要写成一个对象', 'an object is wanted')
  return []
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown): boolean {
  return isRecord(value) && typeof value.zh === 'string' && value.zh !== '' && typeof value.en === 'string' && value.en !== ''
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text)
}
