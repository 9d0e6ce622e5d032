import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { baseUrl, searchOptions } from '../site.mjs'

const { buildIndex } = createRequire(import.meta.url)('@easyops-cn/docusaurus-search-local/dist/server/server/utils/buildIndex.js')
const read = (path) => JSON.parse(readFileSync(path, 'utf8'))

/**
 * Adds fields and clauses to the indexes of the search plugin, which hold pages and headings only. Fields are added as page titles,
 * which are searched first: shorter titles rank higher, so that a field ranks before the rules that mention it.
 */
export function addToSearch(build) {
  const options = { ...searchOptions, zhUserDictPath: fileURLToPath(new URL(`../${searchOptions.zhUserDictPath}`, import.meta.url)) }
  for (const [language, folder, root] of [
    ['zh', build, baseUrl],
    ['en', `${build}/en`, `${baseUrl}en/`],
  ]) {
    const [file] = readdirSync(folder).filter((name) => /^search-index-\w+\.json$/.test(name))
    const [titles, headings, descriptions, keywords, contents] = read(`${folder}/${file}`).map(({ documents }) => documents)
    const pages = new Map(titles.map((one) => [one.u, one]))
    let id = Math.max(...[titles, headings, contents].flat().map(({ i }) => i))
    for (const { kind, title, to, anchor, within, names, text } of read(new URL(`../.generated/search.${language}.json`, import.meta.url))) {
      const page = pages.get(root + to.slice(1))
      if (!page) throw new Error(`the search knows no page ${to}`)
      const one = { i: ++id, t: title, u: page.u, h: anchor }
      if (kind === 'clause') headings.push({ ...one, p: page.i })
      else {
        titles.push({ ...one, b: within })
        keywords.push({ ...one, t: names, s: title, p: one.i })
        descriptions.push({ ...one, t: text, s: title, p: one.i })
      }
    }
    writeFileSync(`${folder}/${file}`, JSON.stringify(buildIndex([titles, headings, descriptions, keywords, contents], options)))
  }
}
