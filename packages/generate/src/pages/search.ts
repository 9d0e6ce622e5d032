import { fieldPointers, nameOf, parentOf } from './record.js'
import { clauseAnchor, fieldAnchor, type Site } from './site.js'
import { clauseLevel } from './standard.js'

/** What the search shall lead to below a page's headings: a field of a record type, a clause. */
export interface SearchEntry {
  kind: 'field' | 'clause'
  title: string
  /** Where it leads: `/records/service-item/1.0/implementation/` and `#f-promisedLimit`. */
  to: string
  anchor: string
  /** What it is part of, from the outside in. */
  within: string[]
  /** Names by which programs know it. */
  names: string
  text: string
}

/** Every field, and every clause that is no heading of the first three levels, which the search finds by itself; fields of the record itself before those inside them. */
export function searchEntries(site: Site): SearchEntry[] {
  const { pick, t } = site
  const fields = site.records.flatMap((record) => {
    const within = (at: string): string[] =>
      at === '' ? [`${pick(record.title)} ${record.standard.split('@')[1]}`] : [...within(parentOf(at)), nameOf(site, record.fields[at]!)]
    return fieldPointers(record).map((at): SearchEntry => {
      const field = record.fields[at]!
      const name = at.slice(at.lastIndexOf('/') + 1)
      return {
        kind: 'field',
        title: nameOf(site, field),
        to: `/records/${record.path}/`,
        anchor: `#${fieldAnchor(at)}`,
        within: within(parentOf(at)),
        names: [name, field.sourceField].filter(Boolean).join(', '),
        text: [name, t('', field.title), field.description].filter(Boolean).join(' '),
      }
    })
  })
  const texts = [
    ...site.standards.map((one) => ({ to: `/standards/${one.standard}/${one.edition}/`, clauses: one.clauses })),
    ...site.profiles.map((one) => ({ to: `/profiles/${one.profile}/`, clauses: one.clauses })),
  ]
  const clauses = texts.flatMap(({ to, clauses }) =>
    Object.entries(clauses)
      .filter(([number, clause]) => !clause.title || clauseLevel(number) > 3)
      .map(([number, clause]): SearchEntry => {
        const title = `${number}　${pick(clause.title) || pick(clause.text)}`
        return { kind: 'clause', title, to, anchor: `#${clauseAnchor(number)}`, within: [], names: '', text: pick(clause.text) }
      }),
  )
  return [...fields.sort((a, b) => a.within.length - b.within.length), ...clauses]
}
