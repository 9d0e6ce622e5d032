import { profiles, recordTypes } from '@shebiao/schemas/registry'
import type { Language } from '../labels'

/** The options that the user chose. An empty string means: detect it from the data, or use the default. */
export interface Settings {
  /** Edition and record type: `service-guide@2.0 guide` */
  standard: string
  profile: string
  format: string
  asOf: string
  language: Language
}

export const formats = ['json', 'yaml', 'ndjson', 'csv', 'tsv'] as const

/** The record types to choose from, newest editions first. */
export function standardChoices(language: Language): { value: string; label: string }[] {
  return recordTypes
    .filter(({ standard }) => !standard.startsWith('common@'))
    .map(({ standard, type, title }) => ({ value: `${standard} ${type}`, label: `${title[language]} · ${standard}` }))
    .sort((a, b) => (a.label < b.label ? 1 : -1))
}

/** The profiles to choose from: those that extend the chosen edition, or all. */
export function profileChoices(standard: string, language: Language): { value: string; label: string }[] {
  const [edition] = standard.split(' ')
  return Object.values(profiles)
    .filter((one) => !edition || one.extends.includes(edition))
    .map(({ profile, title }) => ({ value: profile, label: title[language] }))
}

/** Converts settings to the options of a check. */
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

/** The command line that does the same check. */
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
