import { type Field, type Language, visible } from '@shebiao/schemas/runtime'
import type { Conclusion, DataFinding } from '../dataset/conclude.js'
import { regionName } from '../domain/divisions.js'
import { digest } from '../model/fact-key.js'
import type { DataSetReport, Deviation, ElementReport } from '../model/finding.js'
import { shownParam } from './messages.js'

/** The deviating records of a finding, with its comparison in words. `fields` are those of the record type of the first record. */
export function deviation({ key, facts, records, places, comparison }: DataFinding, fields: Record<string, Field>, language: Language): Deviation {
  const shown = (value: unknown) => visible(shownParam(value, fields, language))
  return {
    key: shownKey(key),
    facts: digest(shownKey(facts)),
    records,
    places: places.map(({ source, line, column, prefix, at, region }) => ({
      source,
      ...(line !== undefined && { line, ...(column !== undefined && { column }) }),
      at: prefix + at,
      ...(region !== undefined && { region: regionName(region) }),
    })),
    ...(comparison && {
      subject: shown(comparison.subject),
      found: shown(comparison.found),
      ...(comparison.norm && {
        norm: {
          value: shown(comparison.norm.value),
          ...(comparison.norm.level !== undefined && { level: shown({ code: comparison.norm.level, list: 'service-item/use-level' }) }),
          records: comparison.norm.records,
        },
      }),
    }),
  }
}

/** The outcome and measures of the data rules, in words. */
export function dataSetReport(
  { records, assessments, measures }: Omit<Conclusion, 'elements'>,
  elements: readonly ElementReport[],
  language: Language,
): DataSetReport {
  return {
    records,
    rules: assessments.map(({ rule, status, keys, findings, missing }) => ({
      rule: rule.id,
      title: rule.title[language],
      status,
      keys,
      findings,
      ...(missing && { reason: missing[language] }),
    })),
    elements: [...elements],
    measures: measures.map(({ rule, measure: { name, of, value, total, unit, note } }) => ({
      rule: rule.id,
      name: name[language],
      of: of[language],
      value,
      ...(total !== undefined && { total }),
      ...(unit && { unit: unit[language] }),
      ...(note && { note: note[language] }),
    })),
  }
}

/** A key as it is shown to people. */
function shownKey(key: string): string {
  return key.replaceAll('\u001f', ' ').trim()
}
