import { profileOf, typesOf } from '../model/editions.js'
import type { Report } from '../model/finding.js'
import { type Format, formatOf } from '../read/format.js'
import { Checker, type Progress } from './checker.js'
import { type CheckOptions, settle } from './options.js'

/** Options for checking a text. */
export interface TextOptions extends CheckOptions {
  /** The name of the text in the report; its extension gives the format. Default: `-`. */
  source?: string
  /** Default: detected from the name, or else from the text. */
  format?: Format
}

/**
 * Checks one text, or the bytes of one file, as the command does: the report has the same findings at the same lines and columns.
 * Works in Node and in browsers. `progress` is called after every 1,000 records. Throws UnknownError for a standard, record type or
 * profile that does not exist.
 */
export async function checkText(input: string | Uint8Array, options: TextOptions = {}, progress: Progress = () => {}): Promise<Report> {
  const { source = '-', format = formatOf(source) } = options
  if (options.standard !== undefined) typesOf(options.standard, settle(options).asOf)
  if (options.profile !== undefined) profileOf(options.profile)
  const checker = new Checker(options, { progress })
  const file = checker.collector.file({ source, format: format ?? 'json', encoding: 'utf-8' })
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  await checker.file(file, [bytes], format, options, options.waivers ?? [])
  return checker.report()
}
