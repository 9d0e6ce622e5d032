// Updates packages/conform/src/domain/phone-metadata.ts: of the numbering plans of the world that libphonenumber-js has, those of
// the mainland, Hong Kong, Macao and Taiwan. All of them would add 150 kB to every program that uses the library.
//   node scripts/update-phone-metadata.mjs
import { readFileSync, writeFileSync } from 'node:fs'

const places = ['CN', 'HK', 'MO', 'TW']
const read = (file) => JSON.parse(readFileSync(new URL(`../node_modules/libphonenumber-js/${file}`, import.meta.url), 'utf8'))
const { version, countries } = read('metadata.max.json')
const plans = {
  version,
  country_calling_codes: Object.fromEntries(places.map((place) => [countries[place][0], [place]])),
  countries: Object.fromEntries(places.map((place) => [place, countries[place]])),
}
writeFileSync(
  new URL('../packages/conform/src/domain/phone-metadata.ts', import.meta.url),
  `// Written by scripts/update-phone-metadata.mjs from libphonenumber-js ${read('package.json').version}, MIT. Do not edit.\nimport type { MetadataJson } from 'libphonenumber-js/core'\n\n/** The numbering plans of the mainland, Hong Kong, Macao and Taiwan. */\nexport const phoneMetadata = JSON.parse(\n  ${quoted(JSON.stringify(plans))},\n) as MetadataJson\n`,
)

function quoted(text) {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`
}
