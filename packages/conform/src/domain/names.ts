import { memoizeText } from './memoize.js'
import { simplified } from './simplified.js'
import { traditional } from './traditional.js'

// Most names consist of simplified Chinese characters only and need no normalization.
const isPlain = new Uint8Array(0x10000)
isPlain.fill(1, 0x4e00, 0xa000)
for (let i = 0; i < traditional.length; i += 2) isPlain[traditional.charCodeAt(i)] = 0

const ignored = /[\s《》〈〉“”"‘’'「」『』\u00ad\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g
const dashes = /[\u2010-\u2015\u2212\u2500\ufe58\ufe63]+/g
const dots = /[·•‧∙⋅・･●]/g

const normalized = memoizeText((name) =>
  simplified(name.normalize('NFKC'))
    .replaceAll(ignored, '')
    .replaceAll(dashes, '-')
    .replaceAll(dots, '·')
    .replaceAll(/[〔【〖[]/g, '(')
    .replaceAll(/[〕】〗\]]/g, ')'),
)

/**
 * Normalizes a name for comparison: what is typography alone is gone. Full-width characters are half-width, traditional characters
 * simplified; dashes, middle dots and brackets are of one kind; there are no spaces, book-title marks, quotation marks or invisible
 * characters.
 */
export function normalizeName(name: string): string {
  for (let i = 0; i < name.length; i++) if (isPlain[name.charCodeAt(i)] === 0) return normalized(name)
  return name
}

/** A name without what nobody sees or says: width, spaces, book-title marks, quotation marks and invisible characters. It still shows how it is written. */
export const writtenForm = memoizeText((name) => name.normalize('NFKC').replaceAll(ignored, ''))

const number = '[\\d〇零一二三四五六七八九十百千]+'
const amended =
  /\((?:\d{4}年?|[〇零一二三四五六七八九]{4}年)?(?:\d{1,2}月(?:\d{1,2}日)?)?(?:第[一二三四五六七八九十]+次)?(?:修正|修订|修改|修正本|修订本|版|施行|实施)\)/g
const orderBefore = new RegExp(`^(?:中华人民共和国)?[^()第]{2,16}令(?:\\(?第?${number}号\\)?|\\(\\d{4}\\)第?${number}号)[:,]?(?=.)`)
const orderBehind = new RegExp(`\\([^()]*(?:令|发|字)?(?:\\(\\d{4}\\))?第?${number}号(?:令|公布)?\\)$`)
const articles = new RegExp(`(?:之?第${number}(?:条|款|项|章|节)(?:之${number})?[、,和至-]?)+(?:\\(.*\\))?$`)

/**
 * Normalizes the title of a law or document for comparison: as a name, and without the year of an amendment, the order that
 * proclaimed it, the articles cited, and the name of the state before that of a law.
 */
export const normalizeTitle = memoizeText((title) => {
  const name = normalizeName(title)
  const bare = name
    .replaceAll(amended, '')
    .replace(orderBefore, '')
    .replace(articles, '')
    .replace(orderBehind, '')
    .replaceAll(amended, '')
    .replace(/^中华人民共和国/, '')
  return bare === '' ? name : bare
})

/** Whether a name contains matches of all patterns, one after another. A single pattern for three of them would take cubic time. */
export function mentionsInOrder(name: string, words: readonly RegExp[]): boolean {
  let rest = name
  for (const word of words) {
    const found = word.exec(rest)
    if (!found) return false
    rest = rest.slice(found.index + found[0].length)
  }
  return true
}
