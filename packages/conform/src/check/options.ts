import { closest, type Language, shapeRules } from '@shebiao/schemas/runtime'
import { isDay } from '../model/day.js'
import { UnknownError } from '../model/editions.js'
import { fileRules } from '../model/file-rules.js'
import type { RuleSelection, Waiver } from '../model/finding.js'
import { ruleIds } from '../rules/index.js'
import type { Baseline } from './baseline.js'
import { type ListLimits, listLimit, perRuleDefault } from './listing.js'

/** Options of every check. */
export interface CheckOptions {
  /** `service-guide@2.0`, or without an edition (`service-guide`) the newest one in force. Default: detected from the data. */
  standard?: string | undefined
  /** Record type, if the standard has several: `implementation`. */
  type?: string | undefined
  /** Name of a local profile: `qingdao`. */
  profile?: string | undefined
  /** The day for which the data are checked, YYYY-MM-DD. Default: today. */
  asOf?: string
  /** Language of the messages. Default: Chinese. */
  language?: Language
  /**
   * Number of findings listed for each rule: the first in the order of files and records. All are counted. `all`: every finding is
   * listed, up to 100,000. Default: 100.
   */
  maxFindings?: number | 'all'
  /** Waivers, in addition to those of the profile. */
  waivers?: Waiver[]
  /** Findings that were there before: they are counted, and no reason for the check to fail. */
  baseline?: Baseline
  /** Only these rules are reported, and those of files: what cannot be read is never hidden. */
  rules?: string[]
  /** Rules that are not reported. Rules of files that are errors cannot be ignored. */
  ignoreRules?: string[]
}

/** Options with their defaults filled in. */
export interface SettledOptions {
  asOf: string
  language: Language
  limits: ListLimits
  selection: RuleSelection | undefined
  waivers: readonly Waiver[]
}

const names = ['standard', 'type', 'profile', 'asOf', 'language', 'maxFindings', 'waivers', 'baseline', 'rules', 'ignoreRules'] as const

/**
 * Checks options and fills in defaults. Throws UnknownError, whose message says what is allowed or nearest: for a name or value
 * that does not exist, a day that is none, a waiver that is incomplete. Whether standard, type and profile exist is seen where they
 * are loaded. `others`: further names that the caller takes.
 */
export function settle(options: CheckOptions, others: readonly string[] = []): SettledOptions {
  const { standard, type, profile, asOf = today(), language = 'zh', maxFindings = perRuleDefault, waivers = [], rules, ignoreRules } = options
  const allowed = [...names, ...others]
  for (const name of Object.keys(options)) {
    if (!allowed.includes(name)) throw new UnknownError(`没有选项 ${name}${nearest(name, allowed)} (no such option)`)
  }
  if (typeof asOf !== 'string' || !isDay(asOf)) throw new UnknownError(`asOf 要写成 2026-01-01 的样子：${String(asOf)} (not a day)`)
  if (language !== 'zh' && language !== 'en') throw new UnknownError(`没有语言 ${String(language)}；可用：zh、en (no such language)`)
  if (maxFindings !== 'all' && !(Number.isSafeInteger(maxFindings) && maxFindings >= 0))
    throw new UnknownError(`maxFindings 要是不小于 0 的整数，或 all：${String(maxFindings)} (not a whole number)`)
  for (const [name, value] of Object.entries({ standard, type, profile }))
    if (value !== undefined && typeof value !== 'string') throw new UnknownError(`${name} 要是文字：${String(value)} (not a text)`)
  if (!Array.isArray(waivers)) throw new UnknownError('waivers 要是列表 (not a list)')
  waivers.forEach(checkWaiver)
  for (const [name, list] of Object.entries({ rules, ignoreRules })) for (const id of list ?? []) checkRule(name, id)
  for (const id of ignoreRules ?? [])
    if (fileRules[id as keyof typeof fileRules]?.severity === 'error')
      throw new UnknownError(`ignoreRules：${id} 说明数据未能读取，不能忽略 (says that data could not be read, and cannot be ignored)`)
  const selection = { ...(rules && { only: [...new Set(rules)].sort() }), ...(ignoreRules?.length && { ignored: [...new Set(ignoreRules)].sort() }) }
  return {
    asOf,
    language,
    limits: maxFindings === 'all' ? { perRule: perRuleDefault, overall: listLimit } : { perRule: maxFindings, overall: 0 },
    selection: rules || ignoreRules?.length ? selection : undefined,
    waivers,
  }
}

/** The problem of a rule that does not exist, with the nearest that does; undefined if there is the rule. */
export function unknownRule(id: string): string | undefined {
  const known = [...ruleIds, ...Object.keys(fileRules), ...Object.keys(shapeRules)]
  return known.includes(id) ? undefined : nearest(id, known)
}

function checkRule(option: string, id: unknown): void {
  const near = typeof id === 'string' ? unknownRule(id) : ''
  if (near !== undefined) throw new UnknownError(`${option}：没有规则 ${String(id)}${near} (no such rule)`)
}

const waiverMembers = ['rule', 'file', 'record', 'at', 'owner', 'reason', 'until']

function checkWaiver(waiver: Waiver, i: number): void {
  const at = `waivers[${i}]`
  if (typeof waiver !== 'object' || waiver === null) throw new UnknownError(`${at} 不是豁免 (no waiver)`)
  for (const name of Object.keys(waiver))
    if (!waiverMembers.includes(name)) throw new UnknownError(`${at} 没有成员 ${name}${nearest(name, waiverMembers)} (no such member)`)
  for (const name of ['rule', 'owner', 'reason', 'until'] as const)
    if (typeof waiver[name] !== 'string' || waiver[name].trim() === '')
      throw new UnknownError(`${at} 缺少 ${name} (a waiver names rule, owner, reason and last day)`)
  for (const name of ['file', 'record', 'at'] as const)
    if (waiver[name] !== undefined && typeof waiver[name] !== 'string') throw new UnknownError(`${at}.${name} 要是文字 (not a text)`)
  if (!isDay(waiver.until)) throw new UnknownError(`${at}.until 要写成 2026-01-01 的样子：${waiver.until} (not a day)`)
  checkRule(`${at}.rule`, waiver.rule)
}

function nearest(name: string, known: readonly string[]): string {
  const found = closest(name, [...known])
  return found === undefined ? '' : `，是否指 ${found}？`
}

function today(): string {
  const now = new Date()
  return `${now.getFullYear()}-${String(now.getMonth() + 1).padStart(2, '0')}-${String(now.getDate()).padStart(2, '0')}`
}
