import type { Clause, Edition } from '../editions/edition.js'
import type { Json } from '../model/json.js'
import type { Schema } from '../model/schema.js'
import { checkOverlay, type ProfileProblem } from './overlay.js'

/** What a profile is checked against. */
export interface Known {
  /** The day it is checked for, YYYY-MM-DD. */
  day: string
  /** By name: `service-guide@2.0`. */
  editions: Record<string, Edition & { status: string; withdrawn: string | null }>
  /** Rules of the profile itself. */
  rules: { id: string; clause: string }[]
  isRequirement(id: string): boolean
  isRegion(code: string): boolean
}

export interface ProfileVerdict {
  problems: ProfileProblem[]
  /** Of each overlay on each edition a record that satisfies both, checked by the validators. */
  records: { edition: string; type: string; witness: Json }[]
}

const keys = ['profile', 'title', 'region', 'extends', 'source', 'note', 'clauses', 'overlays', 'severities', 'waivers']
const order = ['info', 'warning', 'error']
const severityOf = { 应: 'error', 宜: 'warning', 可: 'info' } as const

type Say = (at: ProfileProblem['at'], zh: string, en: string) => void

/** Everything that stands against a profile: it only tightens, contradicts nothing, lowers no rule and names its clauses. */
export function checkProfile(profile: unknown, known: Known): ProfileVerdict {
  const problems: ProfileProblem[] = []
  const records: ProfileVerdict['records'] = []
  const say: Say = (at, zh, en) => {
    problems.push({ at, zh, en })
  }
  if (!isRecord(profile)) return { problems: [{ at: [], zh: '画像要写成一个对象', en: 'a profile is an object' }], records }
  for (const key of Object.keys(profile))
    if (!keys.includes(key)) say([key], `不认识 ${key}；可用：${keys.join('、')}`, `${key} is unknown; known: ${keys.join(', ')}`)
  if (typeof profile.profile !== 'string' || !/^[a-z][a-z0-9-]*$/.test(profile.profile))
    say(['profile'], '要写画像的名称，如 qingdao', 'the name of the profile, such as qingdao')
  if (!isText(profile.title)) say(['title'], '要写中英文标题 { zh, en }', 'a title { zh, en }')
  if (typeof profile.region !== 'string' || !known.isRegion(profile.region))
    say(['region'], `没有行政区划 ${String(profile.region)}（写成带引号的六位）`, `there is no division ${String(profile.region)}`)
  const clauses = isRecord(profile.clauses) ? (profile.clauses as Record<string, Clause & { sources?: string[]; facts?: string[]; confidence?: string }>) : {}
  if (Object.keys(clauses).length === 0) say(['clauses'], '要写本画像的条款', 'a profile has clauses of its own')
  for (const [number, clause] of Object.entries(clauses)) checkClause(number, clause, known, say)
  const bases = extended(profile.extends, known, say)
  const hasClause = (number: string) => Object.hasOwn(clauses, number)

  for (const [target, overlay] of entriesOf(profile.overlays, ['overlays'], say)) {
    const [standard, type = ''] = target.split('/')
    const on = bases.filter((base) => base.startsWith(`${standard}@`) && Object.hasOwn(known.editions[base]!.types, type))
    if (on.length === 0) say(['overlays', target], `所扩展的版次没有记录类型 ${target}`, `no edition it extends has a record type ${target}`)
    for (const base of on) {
      const checked = checkOverlay(known.editions[base]!.types[type]!, overlay as Schema, hasClause)
      const place = on.length > 1 ? { zh: `${base}：`, en: `${base}: ` } : { zh: '', en: '' }
      for (const { at, zh, en, ...more } of checked.problems) problems.push({ at: ['overlays', target, ...at], zh: place.zh + zh, en: place.en + en, ...more })
      if (checked.witness !== undefined) records.push({ edition: base, type, witness: checked.witness })
    }
  }

  for (const [rule, raised] of entriesOf(profile.severities, ['severities'], say)) checkSeverity(rule, raised, ['severities', rule])
  for (const [i, waiver] of (Array.isArray(profile.waivers) ? profile.waivers : []).entries()) checkWaiver(waiver, ['waivers', i])
  for (const { id, clause } of known.rules)
    if (!hasClause(clause)) say(['clauses'], `规则 ${id} 所依条款 ${clause} 不存在`, `rule ${id} stands on clause ${clause}, which does not exist`)
  return { problems, records }

  function nationalRule(rule: string): string | undefined {
    return bases
      .flatMap((base) => known.editions[base]!.rules.filter(({ id }) => id === rule).map(({ severity }) => severity))
      .sort((a, b) => order.indexOf(b) - order.indexOf(a))[0]
  }

  function checkSeverity(rule: string, raised: unknown, at: (string | number)[]) {
    const { severity, clause } = isRecord(raised) ? raised : { severity: raised, clause: undefined }
    const national = nationalRule(rule)
    if (national === undefined) return say(at, `所扩展的版次没有规则 ${rule}`, `no edition it extends has a rule ${rule}`)
    if (severity === 'off')
      return say(
        [...at, 'severity'],
        `不能关闭国家规则 ${rule}；只可写明有期限的豁免（waivers）`,
        `a national rule cannot be switched off; only a dated waiver marks its findings (waivers)`,
      )
    if (typeof severity !== 'string' || !order.includes(severity))
      return say([...at, 'severity'], `没有等级 ${String(severity)}；可用：${order.join('、')}`, `there is no severity ${String(severity)}`)
    if (order.indexOf(severity) < order.indexOf(national))
      say([...at, 'severity'], `降低：国家标准是 ${national}，这里写 ${severity}`, `lowers: the national standard says ${national}, this ${severity}`)
    if (typeof clause !== 'string' || !hasClause(clause)) return say([...at, 'clause'], `没有条款 ${String(clause)}`, `there is no clause ${String(clause)}`)
    const { modal } = clauses[clause]!
    if (modal === undefined || order.indexOf(severityOf[modal as '应']) < order.indexOf(severity))
      say(
        [...at, 'clause'],
        `条款 ${clause} 的用语（${modal ?? '无'}）撑不起 ${severity}`,
        `clause ${clause} (${modal ?? 'informative'}) does not carry ${severity}`,
      )
  }

  function checkWaiver(waiver: unknown, at: (string | number)[]) {
    const { rule, owner, reason, until } = isRecord(waiver) ? waiver : {}
    for (const [key, value] of Object.entries({ owner, reason }))
      if (typeof value !== 'string' || value.trim() === '') say([...at, key], `豁免要写明 ${key}`, `a waiver states its ${key}`)
    if (typeof until !== 'string' || !isDay(until))
      say([...at, 'until'], '豁免要写明最后一天，如 "2027-06-30"', 'a waiver states its last day, such as "2027-06-30"')
    if (typeof rule !== 'string' || (nationalRule(rule) === undefined && !known.rules.some(({ id }) => id === rule)))
      say([...at, 'rule'], `没有规则 ${String(rule)}`, `there is no rule ${String(rule)}`)
  }
}

function extended(value: unknown, known: Known, say: Say): string[] {
  if (!Array.isArray(value) || value.length === 0) {
    say(['extends'], '要写所扩展的版次，如 [service-guide@2.0]', 'the editions it extends, such as [service-guide@2.0]')
    return []
  }
  return value.filter((name, i): name is string => {
    const edition = typeof name === 'string' && Object.hasOwn(known.editions, name) ? known.editions[name] : undefined
    if (!edition) say(['extends', i], `没有版次 ${String(name)}；可用：${Object.keys(known.editions).join('、')}`, `there is no edition ${String(name)}`)
    else if (edition.status === 'withdrawn' || (edition.withdrawn !== null && edition.withdrawn <= known.day))
      say(['extends', i], `${name} 已于 ${edition.withdrawn ?? '—'} 废止`, `${name} was withdrawn on ${edition.withdrawn ?? '—'}`)
    else if (value.indexOf(name) !== i) say(['extends', i], `${name} 写了两次`, `${name} stands twice`)
    else return true
    return false
  })
}

function checkClause(number: string, clause: unknown, known: Known, say: Say) {
  const at = ['clauses', number]
  if (!isRecord(clause)) return say(at, '条款要写成一个对象', 'a clause is an object')
  const { modal, text, sources = [], facts = [] } = clause as { modal?: string; text?: unknown; sources?: string[]; facts?: string[] }
  if (modal === undefined) return
  if (!Object.hasOwn(severityOf, modal)) say([...at, 'modal'], `没有用语 ${modal}；可用：应、宜、可`, `there is no modal ${modal}`)
  if (!isText(text)) say([...at, 'text'], '条款要有中英文 { zh, en }', 'a clause has its text { zh, en }')
  if (sources.length === 0 && (modal === '应' || facts.length === 0)) say([...at, 'sources'], '条款没有来源', 'the clause rests on no source')
  for (const [i, source] of sources.entries())
    if (!known.isRequirement(source)) say([...at, 'sources', i], `没有来源要求 ${source}`, `there is no requirement ${source}`)
}

function entriesOf(value: unknown, at: string[], say: Say): [string, unknown][] {
  if (value === undefined) return []
  if (isRecord(value)) return Object.entries(value)
  say(at, '要写成一个对象', 'an object is wanted')
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
