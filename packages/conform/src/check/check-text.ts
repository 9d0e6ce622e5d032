import { profileOf, typesOf } from '../model/editions.js'
import { normalPath } from '../model/file-path.js'
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
  const { source = '-', format = formatOf(source), ...checkOptions } = options
  const { asOf } = settle(checkOptions)
  if (options.standard !== undefined) typesOf(options.standard, asOf)
  if (options.profile !== undefined) profileOf(options.profile)
  const checker = new Checker(checkOptions, { progress })
  const { collector } = checker
  const known = options.baseline && (options.baseline.files[normalPath(source)] ?? [])
  const file = collector.file({ source, format: format ?? 'json', encoding: 'utf-8' }, { known })
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  await checker.file(file, [bytes], format, checkOptions, options.waivers ?? [])
  return checker.report()
}
