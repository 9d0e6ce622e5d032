import { codes } from '@shebiao/schemas/codes'
import type { Field } from '@shebiao/schemas/runtime'

/** What a header cell stands for: a field by its pointer, a local column under extensions, or nothing known. */
export type Column = { at: string; field: Field; item?: Field } | { extension: string } | undefined

/** Finds the field of a header cell: its name, its path with dots, or its Chinese or English title. */
export function columns(header: string[], fields: Record<string, Field>): Column[] {
  const byName = new Map<string, string>()
  const add = (name: string, at: string) => {
    const known = byName.get(name)
    // Of two fields with one title the one nearer to the root is meant.
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
  return header.map((cell) => {
    if (cell.startsWith('extensions.')) return { extension: cell.slice('extensions.'.length) }
    const generic = cell.replace(/\.\d+(?=\.|$)/g, '.*')
    const at = byName.get(generic) ?? byName.get(cell) ?? byName.get(cell.toLowerCase())
    if (at === undefined) return undefined
    const place = generic !== cell && byName.get(generic) ? `/${cell.replaceAll('.', '/')}` : at
    return { at: place.replaceAll('/*', '/0'), field: fields[at]!, ...(fields[`${at}/*`] && { item: fields[`${at}/*`]! }) }
  })
}

function depth(at: string): number {
  return at.split('/').length
}

/** A cell as the value its field asks for; what cannot be read so stays text, for the schema to refuse. */
export function cellValue(cell: string, field: Field, item?: Field): unknown {
  if (field.codeList) return codeOf(cell, field.codeList)
  switch (field.type) {
    case 'boolean':
      return ['是', 'true', '1', '有'].includes(cell.toLowerCase()) ? true : ['否', 'false', '0', '无'].includes(cell.toLowerCase()) ? false : cell
    case 'number':
    case 'integer':
      return /^-?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell
    case 'array':
      // A list of simple values stands in one cell, divided as people write lists; `^` is the national platform's divider.
      return item && item.type !== 'object' && !cell.startsWith('[') ? cell.split(/[、，,;；^|]/).map((one) => cellValue(one.trim(), item)) : structured(cell)
    case 'object':
      return structured(cell)
    default:
      return cell
  }
}

function structured(cell: string): unknown {
  if (/^[[{]/.test(cell)) {
    try {
      return JSON.parse(cell)
    } catch {
      return cell
    }
  }
  return cell
}

/** A code from its own name, its Chinese title, or `system:digit`. */
export function codeOf(cell: string, list: string): string {
  const table = codes[list] ?? {}
  if (cell in table) return cell
  const [system, digit] = cell.split(':')
  const found = Object.entries(table).find(([, { zh, systems }]) => zh === cell || (digit !== undefined && systems?.[system!] === digit))
  return found?.[0] ?? cell
}
