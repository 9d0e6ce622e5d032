import { codeList } from '@shebiao/schemas/codes'
import type { Field } from '@shebiao/schemas/runtime'

/**
 * The meaning of a header cell: a field, a local column under `extensions`, or undefined if it is unknown. `gap`: a field of an
 * element of a list (`services.2.itemName`), without any column for the element of this number before it.
 */
export type Column = FieldColumn | { extension: string } | { gap: number } | undefined

/** A column that holds a field. */
export interface FieldColumn {
  /** Pointer of the field in the record. */
  at: string
  field: Field
  /** The field of an element, if the field is a list. */
  item?: Field
  /** If the field (or its element) is an object with exactly one required text member: the name of that member, which a plain cell then sets. */
  sole?: string
}

/** Finds the field of each header cell by its name, its path with dots, or its Chinese or English title. */
export function columns(header: string[], fields: Record<string, Field>): Column[] {
  const byName = new Map<string, string>()
  const add = (name: string, at: string) => {
    const known = byName.get(name)
    // Of two fields with the same title, the one nearer to the root is meant.
    if (known === undefined || depth(at) < depth(known)) byName.set(name, at)
  }
  for (const [at, { title, en }] of Object.entries(fields)) {
    if (at === '') continue
    const steps = at.slice(1).split('/')
    byName.set(steps.join('.'), at)
    const titles = steps.map((_, i) => fields[`/${steps.slice(0, i + 1).join('/')}`]?.title ?? steps[i]!)
    for (const separator of ['·', '.', '-', '/']) add(titles.join(separator), at)
    add(title, at)
    add(en.toLowerCase(), at)
  }
  const numbers = numbersInHeader(header)
  return header.map((cell) => {
    if (cell.startsWith('extensions.')) return { extension: cell.slice('extensions.'.length) }
    const generic = cell.replace(/\.\d+(?=\.|$)/g, '.*')
    const at = byName.get(generic) ?? byName.get(cell) ?? byName.get(cell.toLowerCase())
    if (at === undefined) return undefined
    const isNumbered = generic !== cell && byName.has(generic)
    const gap = isNumbered ? gapBefore(cell, numbers) : undefined
    if (gap !== undefined) return { gap }
    const pointer = isNumbered ? `/${cell.replaceAll('.', '/')}` : at
    const item = fields[`${at}/*`]
    const sole = soleRequired(fields, item ? `${at}/*` : at)
    return { at: pointer.replaceAll('/*', '/0'), field: fields[at]!, ...(item && { item }), ...(sole && { sole }) }
  })
}

/** For the name of each list in a header (`services`, `services.0.windows`), the numbers of its elements, as they are written. */
function numbersInHeader(header: readonly string[]): Map<string, Set<string>> {
  const numbers = new Map<string, Set<string>>()
  for (const cell of header) {
    for (const { index } of cell.matchAll(/\.\d+(?=\.|$)/g)) {
      const list = cell.slice(0, index)
      const found = numbers.get(list) ?? new Set()
      numbers.set(list, found.add(/^\d+/.exec(cell.slice(index + 1))![0]))
    }
  }
  return numbers
}

/** The least number that is missing before those of a cell; undefined if they run on. Elements that no column names would be made up. */
function gapBefore(cell: string, numbers: Map<string, Set<string>>): number | undefined {
  for (const { index } of cell.matchAll(/\.\d+(?=\.|$)/g)) {
    const all = numbers.get(cell.slice(0, index))!
    const number = /^\d+/.exec(cell.slice(index + 1))![0]
    let next = 0
    while (all.has(String(next))) next++
    if (!(Number(number) < next) || String(Number(number)) !== number) return next
  }
  return undefined
}

function soleRequired(fields: Record<string, Field>, at: string): string | undefined {
  const inner = Object.entries(fields).filter(
    ([pointer, { required }]) => required && pointer.startsWith(`${at}/`) && !pointer.slice(at.length + 1).includes('/'),
  )
  return inner.length === 1 && inner[0]![1].type === 'string' ? inner[0]![0].slice(at.length + 1) : undefined
}

function depth(at: string): number {
  return at.split('/').length
}

/** Converts a cell to the type of its field. A cell that cannot be converted stays text, which the schema then refuses. */
export function cellValue(cell: string, { field, item, sole }: Pick<FieldColumn, 'field' | 'item' | 'sole'>): unknown {
  if (field.codeList) return codeOf(cell, field.codeList)
  switch (field.type) {
    case 'boolean':
      return ['是', 'true', '1', '有'].includes(cell.toLowerCase()) ? true : ['否', 'false', '0', '无'].includes(cell.toLowerCase()) ? false : cell
    case 'number':
    case 'integer':
      return /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell
    case 'array': {
      if (cell.startsWith('[')) return parsedOrText(cell)
      // A list of simple values is written in one cell with the usual separators of lists; `^` is that of the national platform.
      if (item && item.type !== 'object') return cell.split(/[、，,;；^|]/).map((part) => cellValue(part.trim(), { field: item }))
      const entry = group(cell, item, sole)
      return entry === cell ? cell : [entry]
    }
    case 'object':
      return cell.startsWith('{') ? parsedOrText(cell) : group(cell, field, sole)
    default:
      return cell
  }
}

/** Converts a plain cell to an object if there is only one way to read it; else the cell stays text. */
function group(cell: string, field: Field | undefined, sole: string | undefined): unknown {
  if (field?.element === 'time-limit') return timeLimit(cell)
  if (field?.element === 'opening-hours') return { text: cell }
  if (field?.element === 'contact')
    return /^https?:/.test(cell) ? { kind: 'online', value: cell } : /\d{3}/.test(cell.normalize('NFKC')) ? { kind: 'phone', value: cell } : cell
  // A title or a document number would be valid: a column of that name holds titles.
  if (field?.element === 'legal-basis') return { title: cell }
  return sole === undefined ? cell : { [sole]: cell }
}

// 日 and 天 alone do not say whether working days are meant: such a cell becomes an unknown limit that keeps its text.
function timeLimit(cell: string): unknown {
  if (/^(?:即办|即时|当场|即时办结|当场办结)$/.test(cell)) return { state: 'immediate', text: cell }
  const bounded = /^(\d+(?:\.\d+)?)个?(工作日|自然日|小时|分钟|月|年)$/.exec(cell.replaceAll(/\s/g, '').replace('个月', '月'))
  const unit = bounded && codeOf(bounded[2] === '月' ? '个月' : bounded[2]!, 'common/limit-unit')
  return bounded ? { state: 'bounded', value: Number(bounded[1]), unit, text: cell } : { state: 'unknown', text: cell }
}

function parsedOrText(cell: string): unknown {
  try {
    return JSON.parse(cell)
  } catch {
    return cell
  }
}

/** Finds a code by the code itself, its Chinese title, or `system:digit`. Returns the cell unchanged if none matches. */
export function codeOf(cell: string, list: string): string {
  const table = codeList(list) ?? {}
  if (Object.hasOwn(table, cell)) return cell
  const [system, digit] = cell.split(':')
  const found = Object.entries(table).find(([, { zh, systems }]) => zh === cell || (digit !== undefined && systems?.[system!] === digit))
  return found?.[0] ?? cell
}
