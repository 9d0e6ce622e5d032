import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { basicElements } from '../../domain/basic-elements.js'
import { defineRule, type Text } from '../../model/rule.js'

/** Entries that are named in the message. Each has its place in any case. */
const namedEntries = 5

export default defineRule<Catalogue>({
  id: 'catalogue-entries-basic-elements-complete',
  standard: 'service-item',
  type: 'catalogue',
  clause: '5.1.3',
  needs: ['/catalogueStatus', '/entries/*/basicCode', '/entries/*/localBasicCode', '/entries/*/itemType', '/entries/*/legalBasis'],
  title: { zh: '目录条目的基本要素齐备', en: 'The basic elements of every entry are present' },
  message: { zh: '目录条目缺要素：{lacks}', en: 'Entries of the catalogue lack elements: {lacks}' },
  mend: { zh: '补上所缺的要素；编码可用国家编码或地方编码。', en: 'Add what is missing; the code may be national or local.' },
  check({ catalogueStatus, entries }, find) {
    if (catalogueStatus === 'reference') return
    const lacks: { [parameter: string]: unknown }[] = []
    const places: { at: string }[] = []
    for (const { at, given } of basicElements) {
      const without = entries.flatMap((entry, i) => (given(entry) ? [] : [{ name: entry.itemName, at: `/entries/${i}${at}` }]))
      if (without.length === 0) continue
      places.push(...without.map((one) => ({ at: one.at })))
      const names = without.slice(0, namedEntries).map(({ name }) => name)
      const says = without.length === entries.length ? all : without.length > namedEntries ? some : few
      lacks.push({ ...says, with: { element: { field: at }, number: without.length, of: entries.length, names } })
    }
    if (places.length > 0) find({ at: '/entries', places, lacks })
  },
})

const all: Text = { zh: '{of} 条都没有写明“{element}”', en: 'none of {of} states “{element}”' }
const some: Text = { zh: '{number}/{of} 条没有写明“{element}”，例如{names}', en: '{number} of {of} do not state “{element}”, for example {names}' }
const few: Text = { zh: '{names}没有写明“{element}”', en: '{names}: no “{element}”' }
