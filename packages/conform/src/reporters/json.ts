import type { Report } from '../model/finding.js'
import { jsonText } from './json-text.js'

/** Formats a report as indented JSON. */
export function json(report: Report): string {
  return jsonText(report)
}
