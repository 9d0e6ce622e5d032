import type { Catalogue, CatalogueItem } from '@shebiao/schemas/service-item/1.0'
import { type Fold, type FoldContext, fold, type Remember } from '../model/data-rule.js'
import { isCurrent, stateFields } from './in-force.js'
import { itemCodeOf } from './item-codes.js'

/** One entry of a catalogue in use, with the code it is found again by. */
export interface Entry {
  code: string
  entry: CatalogueItem
  /** Pointer of the entry in its record: `/entries/3`. */
  at: string
  /** `province`; '' for an item that stands by itself. */
  level: string
}

type Take = (entry: Entry, remember: Remember, surroundings: FoldContext) => void

// No fields of an entry; where one has them all the same its code is taken from them, as from any other record.
const reads = ['/handlingItemCode', '/implementationCode']
const marks = ['basicCode', 'localBasicCode', ...stateFields.map((field) => field.slice(1))]

/** Folds of what a catalogue lists in use, whether as a whole catalogue or item by item. `fields` of entries are read beside their codes. */
export function foldEntries(fields: readonly string[], take: Take): Fold[] {
  const needs = [...marks, ...fields]
  return [
    fold<Catalogue>(
      'service-item/catalogue',
      ['/jurisdiction', ...needs.map((field) => `/entries/*/${field}`)],
      ({ jurisdiction, entries }, remember, around) => {
        for (let i = 0; i < entries.length; i++) one(entries[i]!, `/entries/${i}`, jurisdiction.level, remember, around)
      },
    ),
    fold<CatalogueItem>(
      'service-item/catalogue-item',
      needs.map((field) => `/${field}`),
      (item, remember, around) => one(item, '', '', remember, around),
      { reads },
    ),
  ]

  function one(entry: CatalogueItem, at: string, level: string, remember: Remember, around: FoldContext): void {
    const code = isCurrent(entry, around.asOf) ? itemCodeOf(entry, around.region) : undefined
    if (code !== undefined) take({ code, entry, at, level }, remember, around)
  }
}

/** The record types that say which items there are. */
export const catalogueTypes: readonly string[] = ['service-item/catalogue', 'service-item/catalogue-item']
