import type { Dialect } from '../model/dialect.js'
import { dialectsWith, keywordsOf } from '../model/keywords.js'
import { nearest } from '../model/near.js'
import type { Note } from '../model/note.js'
import { pointerStep } from '../model/pointer.js'
import { knownFormats } from '../pattern/formats.js'

/** The note for a keyword that has no effect in a dialect. `isBesideReference`: it has none because it stands beside a `$ref`. */
export function ignoredKeyword(pointer: string, keyword: string, dialect: Dialect, isBesideReference: boolean): Note {
  const place = `#${pointer}${pointerStep(keyword)}`
  if (isBesideReference) return { place, zh: `${dialect} 里 $ref 旁边的 ${keyword} 不起作用`, en: `in ${dialect}, ${keyword} beside $ref has no effect` }
  const others = dialectsWith(keyword)
  if (others.length > 0) {
    const range = others.length === 1 ? others[0]! : `${others[0]}…${others.at(-1)}`
    return {
      place,
      zh: `${keyword} 不是 ${dialect} 的关键字（它属于 ${range}），按注解处理，不起作用；若按那一版写，请写明 $schema`,
      en: `${keyword} is no keyword of ${dialect} (it is one of ${range}) and has no effect; if you write by that dialect, name it in $schema`,
    }
  }
  const near = nearest(keyword, keywordsOf(dialect))
  return {
    place,
    zh: `${keyword} 不是 ${dialect} 的关键字，按注解处理，不起作用${near ? `；是不是 ${near}？` : ''}`,
    en: `${keyword} is no keyword of ${dialect} and has no effect, as an annotation${near ? `; did you mean ${near}?` : ''}`,
  }
}

/** The note for a format that is not checked. */
export function ignoredFormat(pointer: string, format: string): Note {
  const near = nearest(format, knownFormats)
  return {
    place: `#${pointer}/format`,
    zh: `格式 ${format} 不在所支持的格式之列，按注解处理，不检查${near ? `；是不是 ${near}？` : ''}`,
    en: `the format ${format} is not among those supported and is not checked, as an annotation${near ? `; did you mean ${near}?` : ''}`,
  }
}
