import type { SchemaClass } from './classes.js'
import type { Literal } from './formula.js'
import type { FormulaTable } from './formula-table.js'

/**
 * An uninterpreted atom for keywords that the engine does not support. It equals only itself, so an answer that depends on it is
 * unknown. It stands for the whole class, because unsupported keywords may depend on the keywords beside them.
 */
export function opaque(formulas: FormulaTable, schemaClass: SchemaClass, keywords: string[]): Literal {
  return formulas.atom({
    kind: 'opaque',
    type: undefined,
    class: schemaClass.index,
    reason: { zh: `含有引擎不支持的关键字：${keywords.join('、')}`, en: `keywords outside the supported part: ${keywords.join(', ')}` },
  })
}
