// The licences of what is bundled: they must travel with every copy.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The folder of the package that a bundled file is of: the part of its path up to the name behind the last node_modules. */
const packageFolder = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/

/** The package whose data a module of ours was written from; none for others. */
function dataOf(path) {
  return path.endsWith('domain/traditional.ts') ? ['../../node_modules/opencc-js'] : []
}

/**
 * Name, version and licence text of every package in a bundle, in order of their names. `inputs` are those of esbuild's metafile,
 * with paths relative to `folder`; `more` are sections that are written already. Throws where a package has no licence text: it must not be shipped then.
 */
export function noticesOf(inputs, folder, more = []) {
  const folders = new Set(Object.keys(inputs).flatMap((path) => packageFolder.exec(path)?.[0] ?? dataOf(path)))
  const notices = [...folders].map((path) => noticeOf(join(folder, path)))
  const texts = new Map(notices.map(({ name, version, text }) => [`${name} ${version}`, text]))
  const sections = [...texts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([title, text]) => `${'-'.repeat(79)}\n${title}\n\n${text.trim()}\n`)
  return `本软件包含下列第三方软件，各依其许可。\nThis software contains the following third-party software, each under its licence.\n\n${[...sections, ...more].join('\n')}`
}

function noticeOf(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|notice|copying)(?:[.-].*)?$/i.test(file))
  // The text of Apache-2.0 is in LICENSE beside the notices.
  if (files.length === 0 && license === 'Apache-2.0') return { name, version, text: `${author?.name ?? author}\nApache-2.0: LICENSE` }
  if (files.length === 0) throw new Error(`${name} ${version} has no licence text in ${folder}`)
  return { name, version, text: files.map((file) => readFileSync(join(folder, file), 'utf8')).join('\n') }
}
