import type { InstanceType } from '../model/json.js'
import type { BilingualText } from '../model/text.js'
import type { Literal } from './formula.js'
import type { FormulaTable } from './formula-table.js'

/**
 * An uninterpreted atom for what the engine cannot decide. It equals only an atom of the same key, so an answer that depends on it is
 * unknown. With a `type`, it constrains only instances of that type.
 */
export function opaque(formulas: FormulaTable, key: string, reason: BilingualText, type?: InstanceType): Literal {
  return formulas.atom({ kind: 'opaque', type, key, reason })
}
