// Updates packages/conform/src/domain/traditional.ts from the dictionary of OpenCC in opencc-js (Apache-2.0): one simplified character for
// each traditional one. Names are compared character by character; its phrases would add 1 MB.
//   node scripts/update-traditional.mjs
import { readFileSync, writeFileSync } from 'node:fs'

// The list of simplified characters (《简化字总表》) keeps these in some of their words: 乾坤, 慰藉, 宫商角徵羽, 夥, 瞭望.
const keptInSomeWords = '乾藉徵夥瞭'
const folder = new URL('../node_modules/opencc-js/', import.meta.url)
const { version } = JSON.parse(readFileSync(new URL('package.json', folder), 'utf8'))
const { default: dictionary } = await import(new URL('dist/esm-lib/dict/TSCharacters.js', folder).href)
const pairs = dictionary
  .split('|')
  .map((line) => line.split(' '))
  .filter(([from]) => !keptInSomeWords.includes(from))
  // Characters outside the plane of all others are in no name of an office or a law.
  .filter(([from, to]) => from.length === 1 && to.length === 1 && from !== to)
  .map(([from, to]) => from + to)
writeFileSync(
  new URL('../packages/conform/src/domain/traditional.ts', import.meta.url),
  `// Written by scripts/update-traditional.mjs from opencc-js ${version}, Apache-2.0. Do not edit.\n\n/** Traditional characters, each before its simplified form. */\nexport const traditional =\n  '${pairs.join('')}'\n`,
)
console.error(`${pairs.length} characters`)
