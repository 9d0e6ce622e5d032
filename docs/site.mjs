import { existsSync, readFileSync } from 'node:fs'

// The address of the site. Every `$id` begins with `shebiao.base` of schemas/package.json, and the site is published there, so that
// each schema is served at its `$id`. SHEBIAO_BASE_URL overrides the address, for a preview.
const { shebiao } = JSON.parse(readFileSync(new URL('../schemas/package.json', import.meta.url), 'utf8'))
const address = new URL(process.env.SHEBIAO_BASE_URL || new URL('..', shebiao.base))

export const url = address.origin
export const baseUrl = address.pathname.endsWith('/') ? address.pathname : `${address.pathname}/`

/** Picks the text in the language of the build. */
export const localized = (zh, en) => (process.env.DOCUSAURUS_CURRENT_LOCALE === 'en' ? en : zh)
export const language = localized('zh', 'en')

/** Whether a file of the site exists. */
export const has = (path) => existsSync(new URL(path, import.meta.url))
/** Whether a page `src/pages/<name>` exists. */
export const hasPage = (name) => ['.tsx', '/index.tsx'].some((end) => has(`src/pages/${name}${end}`))

/** Options of the search index: how text is divided into words. Entries that are added after the build use the same options. */
export const searchOptions = {
  language: ['zh', 'en'],
  removeDefaultStopWordFilter: ['en'],
  zhUserDictPath: './.generated/words.txt',
}
