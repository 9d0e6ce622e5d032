// Files in which everything is wrong, compared with sound records of the same number of bytes.
//   npm run bench -- wrong
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { cli, mark, quick, root, run } from './measure.mjs'

const size = quick ? 5e6 : 20e6
const guide = JSON.parse(readFileSync(join(root, 'schemas/service-guide/2.0/examples/guide.minimal.json'), 'utf8'))
const filled = (text) => text.repeat(Math.ceil(size / Buffer.byteLength(text)))
const listed = (item) => Array.from({ length: Math.ceil(size / Buffer.byteLength(item(0))) }, (_, i) => item(i)).join(',')

/** Name of the file → its content, and the number of bytes in it. */
const wrong = {
  'broken lines.ndjson': filled('  "itemName": "职工参保登记", x\n'),
  'no records.json': `[${listed(() => 'null')}]`,
  'unknown members of one record.json': `{"itemName":"甲",${listed((i) => `"k${i}":1`)}}`,
  'unknown members of many records.ndjson': filled('{"itemName":"甲","bogus":1,"other":2}\n'),
  'white space.json': ' '.repeat(size),
  'white space.json.gz': gzipSync(' '.repeat(size)),
  'rows of another length.csv': `网点名称,所属银行\n${filled('甲支行,某行,多出\n')}`,
}

const folder = mkdtempSync(join(tmpdir(), 'shebiao-bench-'))
const check = async (name, content) => {
  const file = join(folder, name)
  writeFileSync(file, content)
  const best = []
  for (let i = 0; i < 3; i++) best.push(await run([cli, 'check', file, '--as-of', '2026-01-01', '--threads', '1', '--output', join(folder, 'report.txt')]))
  return { cpu: Math.min(...best.map(({ cpu }) => cpu)), peak: Math.max(...best.map(({ peak }) => peak)) }
}
try {
  const sound = await check('sound.json', `[${listed((i) => JSON.stringify({ ...guide, itemName: `${guide.itemName}${i}` }))}]`)
  console.log(`everything wrong, ${(size / 1e6).toFixed(0)} MB each; sound records ${(sound.cpu / 1000).toFixed(1)} s CPU, ${sound.peak.toFixed(0)} MB`)
  for (const [name, content] of Object.entries(wrong)) {
    const { cpu, peak } = await check(name, content)
    const ratio = cpu / sound.cpu
    console.log(`  ${name.padEnd(40)} ${ratio.toFixed(2)}×, ${peak.toFixed(0)} MB   target ≤ 3× and ≤ 150 MB: ${mark(ratio <= 3 && peak <= 150)}`)
  }
  console.log()
} finally {
  rmSync(folder, { recursive: true })
}
