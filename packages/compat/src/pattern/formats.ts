import formats from 'ajv-formats/dist/formats.js'
import type { Language } from './automaton.js'
import { languageOf } from './automaton.js'

type Check = true | RegExp | ((text: string) => boolean) | { validate: RegExp | ((text: string) => boolean) }
const checks = ((formats as unknown as { default?: typeof formats }).default ?? formats).fullFormats as unknown as Record<string, Check>

/** What is known of a format: a pattern that no text of it escapes, and one whose every text has it. */
interface Bounds {
  outer?: string
  inner: string
}

const leapYear = '(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)'
const date = `(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|${leapYear}-02-29)`
const time = '(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\\.[0-9]+)?(?:[zZ]|[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)'
/** Leap seconds depend on the zone: the outer bound takes any hour, minute and second. */
const anyTime = '[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\\.[0-9]+)?(?:[zZ]|[+-][0-9]{2}(?::?[0-9]{2})?)'
const exactly = (pattern: string): Bounds => ({ outer: pattern, inner: pattern })
const byte = '(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])'

const bounds: Readonly<Record<string, Bounds>> = {
  date: exactly(`^${date}$`),
  time: { outer: `^${anyTime}$`, inner: `^${time}$` },
  'date-time': { outer: `^${date}[tT\\s]${anyTime}$`, inner: `^${date}[tT]${time}$` },
  duration: { outer: '^P[0-9]*[YMDWT]', inner: '^P[0-9]+[YMDW]$' },
  uri: { outer: '^[A-Za-z][A-Za-z0-9+.-]*:[!-~]*$', inner: '^https?://[a-z0-9]+(?:\\.[a-z0-9]+)*(?:/[a-z0-9]*)*$' },
  'uri-reference': { outer: '^[!-~]*$', inner: '^(?:https?://[a-z0-9]+(?:\\.[a-z0-9]+)*)?(?:/[a-z0-9]+)*$' },
  email: {
    outer: '^[!-~]+@[A-Za-z0-9.-]+$',
    inner: '^[a-z0-9]+(?:\\.[a-z0-9]+)*@(?:[a-z0-9]+\\.)+[a-z0-9]+$',
  },
  hostname: { outer: '^[A-Za-z0-9.-]+$', inner: '^[a-z0-9]{1,20}(?:\\.[a-z0-9]{1,20}){0,3}$' },
  ipv4: exactly(`^(?:${byte}\\.){3}${byte}$`),
  ipv6: { outer: '^[0-9A-Fa-f:.]+$', inner: '^(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}$' },
  uuid: exactly('^(?:[uU][rR][nN]:[uU][uU][iI][dD]:)?[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}$'),
  'json-pointer': exactly('^(?:/(?:[^~/]|~0|~1)*)*$'),
  regex: { inner: '^[a-z0-9]*$' },
}

/** Whether the engine knows a format; of any other it can only say unknown. */
export function isKnownFormat(name: string): boolean {
  return Object.hasOwn(bounds, name)
}

/** Whether a text has a format, by the same checks as the validators. */
export function acceptsFormat(name: string, text: string): boolean {
  const known = checks[name]
  const check = typeof known === 'object' && !(known instanceof RegExp) ? known.validate : known
  if (check === undefined || check === true) return true
  return check instanceof RegExp ? check.test(text) : check(text)
}

/** A language that holds every text of a format, if there is one, and a language of texts that all have it. */
export function formatLanguages(name: string): { outer: Language | undefined; inner: Language } {
  const { outer, inner } = bounds[name]!
  return { outer: outer === undefined ? undefined : languageOf(outer), inner: languageOf(inner) }
}
