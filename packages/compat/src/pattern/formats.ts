import formats from 'ajv-formats/dist/formats.js'
import { automatonOf } from './automaton.js'
import type { Automaton } from './deterministic.js'

type Check = true | RegExp | ((text: string) => boolean) | { validate: RegExp | ((text: string) => boolean) }
const checks = ((formats as unknown as { default?: typeof formats }).default ?? formats).fullFormats as unknown as Record<string, Check>

/** Two patterns between which a format lies. Where they differ, texts between them leave an answer unknown. */
interface Bounds {
  /** Matches every text of the format, and perhaps others. */
  superset?: string
  /** Matches only texts of the format, but perhaps not all of them. */
  subset: string
}

const leapYear = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)'
const date = `(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${leapYear}-02-29)`
const time = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:[zZ]|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)'
/** A leap second depends on the zone, so the superset accepts any hour, minute and second. */
const anyTime = '[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[zZ]|[+-][0-9]{2}(?::?[0-9]{2})?)'
const exact = (pattern: string): Bounds => ({ superset: pattern, subset: pattern })
const byte = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'

const bounds: Readonly<Record<string, Bounds>> = {
  date: exact(`^${date}$`),
  time: { superset: `^${anyTime}$`, subset: `^${time}$` },
  'date-time': { superset: `^${date}[tT\\s]${anyTime}$`, subset: `^${date}[tT]${time}$` },
  duration: { superset: '^P[0-9]*[YMDWT]', subset: '^P[0-9]+[YMDW]$' },
  uri: { superset: '^[A-Za-z][A-Za-z0-9+.-]*:[!-~]*$', subset: '^https?://[a-z0-9]+(?:\\.[a-z0-9]+)*(?:/[a-z0-9]*)*$' },
  'uri-reference': { superset: '^[!-~]*$', subset: '^(?:https?://[a-z0-9]+(?:\\.[a-z0-9]+)*)?(?:/[a-z0-9]+)*$' },
  email: {
    superset: '^[!-~]+@[A-Za-z0-9.-]+$',
    subset: '^[a-z0-9]+(?:\\.[a-z0-9]+)*@(?:[a-z0-9]+\\.)+[a-z0-9]+$',
  },
  hostname: { superset: '^[A-Za-z0-9.-]+$', subset: '^[a-z0-9]{1,20}(?:\\.[a-z0-9]{1,20}){0,3}$' },
  ipv4: exact(`^(?:${byte}\\.){3}${byte}$`),
  ipv6: { superset: '^[0-9A-Fa-f:.]+$', subset: '^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$' },
  uuid: exact('^(?:[uU][rR][nN]:[uU][uU][iI][dD]:)?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$'),
  'json-pointer': exact('^(?:/(?:[^~/]|~0|~1)*)*$'),
  regex: { subset: '^[a-z0-9]*$' },
}

/** The formats that are checked. Any other is an annotation, as the standard asks. */
export const knownFormats: readonly string[] = Object.keys(bounds)

/** Whether a format is checked. */
export function isKnownFormat(name: string): boolean {
  return Object.hasOwn(bounds, name)
}

/** Formats of which every text has another format as well, by the standards that define them. */
const impliedFormats: Readonly<Record<string, string>> = { uri: 'uri-reference' }

/** Whether every text of one format has another one. */
export function formatImplies(name: string, other: string): boolean {
  return name === other || impliedFormats[name] === other
}

/** Whether a text has a format. The checks are those of the validators (ajv-formats). */
export function acceptsFormat(name: string, text: string): boolean {
  const known = checks[name]
  const check = typeof known === 'object' && !(known instanceof RegExp) ? known.validate : known
  if (check === undefined || check === true) return true
  return check instanceof RegExp ? check.test(text) : check(text)
}

/**
 * The automata of the two patterns between which a supported format lies. They are the same object where the format is exactly
 * regular. Without a superset, any text may have the format.
 */
export function formatAutomata(name: string): { superset: Automaton | undefined; subset: Automaton } {
  const { superset, subset } = bounds[name]!
  return { superset: superset === undefined ? undefined : automatonOf(superset), subset: automatonOf(subset) }
}
