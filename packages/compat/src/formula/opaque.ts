import type { Class } from './classes.js'
import type { Literal } from './formula.js'
import type { Forms } from './formula-table.js'

/**
 * A statement that only equals itself: the keywords depend on those beside them, so the whole class is meant.
 * An answer that hangs on it is unknown.
 */
export function opaque(forms: Forms, one: Class, keywords: string[]): Literal {
  return forms.atom({
    kind: 'opaque',
    of: undefined,
    class: one.index,
    why: { zh: `含有引擎不支持的关键字：${keywords.join('、')}`, en: `keywords outside the supported part: ${keywords.join(', ')}` },
  })
}
