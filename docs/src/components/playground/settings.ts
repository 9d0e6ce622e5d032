import { profiles, recordTypes } from '@shebiao/schemas/registry'
import type { Language } from '../words'

/** What the one who checks has chosen; an empty word leaves it to be told from the data. */
export interface Settings {
  /** `service-guide@2.0 guide` */
  standard: string
  profile: string
  format: string
  asOf: string
  language: Language
}

export const formats = ['json', 'yaml', 'ndjson', 'csv', 'tsv'] as const

/** Record types to choose from, newest editions first. */
export function standardChoices(language: Language): { value: string; label: string }[] {
  return recordTypes
    .filter(({ standard }) => !standard.startsWith('common@'))
    .map(({ standard, type, title }) => ({ value: `${standard} ${type}`, label: `${title[language]} · ${standard}` }))
    .sort((a, b) => (a.label < b.label ? 1 : -1))
}

/** Profiles to choose from: where a standard is chosen, those that speak of it. */
export function profileChoices(standard: string, language: Language): { value: string; label: string }[] {
  const [edition] = standard.split(' ')
  return Object.values(profiles)
    .filter((one) => !edition || one.extends.includes(edition))
    .map(({ profile, title }) => ({ value: profile, label: title[language] }))
}

/** The settings as the options of a check. */
export function optionsOf({ standard, profile, format, asOf, language }: Settings) {
  const [edition, type] = standard.split(' ')
  return {
    language,
    ...(edition && { standard: edition, type }),
    ...(profile && { profile }),
    ...(format && { format: format as (typeof formats)[number] }),
    ...(asOf && { asOf }),
  }
}

/** The command that finds the same. */
export function commandOf(name: string, settings: Settings): string {
  const { standard, type, profile, asOf, language } = { type: undefined, standard: undefined, profile: undefined, asOf: undefined, ...optionsOf(settings) }
  const quoted = /^[\w./-]+$/.test(name) ? name : `'${name.replaceAll("'", "'\\''")}'`
  const words = [`npx shebiao check ${quoted}`]
  if (standard) words.push(`--standard ${standard}`)
  if (type) words.push(`--type ${type}`)
  if (profile) words.push(`--profile ${profile}`)
  if (asOf) words.push(`--as-of ${asOf}`)
  if (language === 'en') words.push('--lang en')
  return words.join(' ')
}
