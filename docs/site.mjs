import { existsSync, readFileSync } from 'node:fs'

// Where the site stands. Every `$id` begins with `shebiao.base` of schemas/package.json, and the site is published
// where that leads, so that each schema answers at its `$id`. SHEBIAO_BASE_URL publishes it elsewhere, for a preview.
const { shebiao } = JSON.parse(readFileSync(new URL('../schemas/package.json', import.meta.url), 'utf8'))
const address = new URL(process.env.SHEBIAO_BASE_URL || new URL('..', shebiao.base))

export const url = address.origin
export const baseUrl = address.pathname.endsWith('/') ? address.pathname : `${address.pathname}/`

/** Chinese, or English where the site is being built in English. */
export const say = (zh, en) => (process.env.DOCUSAURUS_CURRENT_LOCALE === 'en' ? en : zh)
export const language = say('zh', 'en')

/** Whether a file of the site is there. */
export const has = (path) => existsSync(new URL(path, import.meta.url))
/** Whether a page `src/pages/<name>` is there. */
export const hasPage = (name) => ['.tsx', '/index.tsx'].some((end) => has(`src/pages/${name}${end}`))

/** How pages are cut into words and searched; the same for what is added to the index after the build. */
export const searchOptions = {
  language: ['zh', 'en'],
  removeDefaultStopWordFilter: ['en'],
  zhUserDictPath: './.generated/words.txt',
}
