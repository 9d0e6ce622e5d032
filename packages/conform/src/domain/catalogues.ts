import type { Catalogue, CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { type Fold, type FoldContext, fold, type Remember } from '../model/data-rule.js'
import { isCurrent, stateFields } from './in-force.js'
import { itemCodeOf } from './item-codes.js'

/** An entry in use of a catalogue, with the code by which its item is identified. */
export interface CatalogueEntry {
  code: string
  entry: CatalogueItem
  /** Pointer of the entry in its record: `/entries/3`. */
  at: string
  /** Level of the catalogue: `province`; '' for an item outside a catalogue. */
  level: string
}

type Take = (entry: CatalogueEntry, remember: Remember, context: FoldContext) => void

// A catalogue item has no such fields by its schema, but `itemCodeOf` reads them in every record.
const reads = ['/handlingItemCode', '/implementationCode']
const identifyingFields = ['basicCode', 'localBasicCode', ...stateFields.map((field) => field.slice(1))]

/** Folds of catalogue entries in use, for whole catalogues and for single catalogue items. `fields` are further members of entries that `take` reads. */
export function foldEntries(fields: readonly string[], take: Take): Fold[] {
  const needs = [...identifyingFields, ...fields]
  return [
    fold<Catalogue>(
      'service-item/catalogue',
      ['/jurisdiction', ...needs.map((field) => `/entries/*/${field}`)],
      ({ jurisdiction, entries }, remember, context) => {
        for (let i = 0; i < entries.length; i++) takeEntry(entries[i]!, `/entries/${i}`, jurisdiction.level, remember, context)
      },
    ),
    fold<CatalogueItem>(
      'service-item/catalogue-item',
      needs.map((field) => `/${field}`),
      (item, remember, context) => takeEntry(item, '', '', remember, context),
      { reads },
    ),
  ]

  function takeEntry(entry: CatalogueItem, at: string, level: string, remember: Remember, context: FoldContext): void {
    const code = isCurrent(entry, context.asOf) ? itemCodeOf(entry, context.region) : undefined
    if (code !== undefined) take({ code, entry, at, level }, remember, context)
  }
}

/** The record types that list items. */
export const catalogueTypes: readonly string[] = ['service-item/catalogue', 'service-item/catalogue-item']
