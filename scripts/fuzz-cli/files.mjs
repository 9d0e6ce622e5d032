// Makes the n-th file of a seed: a sound file of some format, and mutations of its bytes.
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { stringify } from 'yaml'

const read = (path) => readFileSync(new URL(`../../schemas/${path}`, import.meta.url), 'utf8')
const guide = JSON.parse(read('service-guide/2.0/examples/guide.minimal.json'))
const outlet = JSON.parse(read('bank-outlet/1.0/examples/outlet.minimal.json'))
const records = [guide, outlet, JSON.parse(read('service-guide/2.0/examples/guide.json')), JSON.parse(read('service-item/1.0/examples/implementation.json'))]

const ndjson = records.map((record) => `${JSON.stringify(record)}\n`).join('')
const table = (delimiter) =>
  [
    ['网点名称', '所属银行'],
    ['甲支行', '某行'],
    ['"乙,支行"', '某行'],
    ['', ''],
  ]
    .map((row) => row.join(delimiter))
    .join('\r\n')
// Committed in this form because Node writes Zstandard only from 22.15 on: a guide on a line, with a checksum.
const zstd = Buffer.from(
  'KLUv/WQeAYULABZUSDhgh9QBY2+1KArQvK6n1KlgPjjl3mMFX8Juil+IK2pbSr+lFMhSYlPJ3xtvQCmgqDgI22EgCbIETzkAOwA5APBbIbbEI7uJJ/3qD7GrZXuyhMRvXVIbwh+kVH92TOCTWTCaJyPbaBZwJBhpEIxEn40ldtkO0i3kShpL/O+VonpSaPvRyO6yBUcLba4DG4CNyRWJLZwRkglt5e81u+myRgGNc5FdsM0jYKvYbBiiUShaaLkS7KbYsLptye5O90LKpYS27UsY2XHHlWUCbJVavmBb5soqt09BI8O/P1or0JU9BoAUYB0thLEYyLBOBne6nIDwlfUQCOTgYcWmsGOfdFKxxNSEEzZaP+lj10D5Q3n9Y0ckpibPPWKnS+vRBY+V7A8dAFRdNG8MtD29YxY+a7ZvwkEjFJDJ4drARggjTi4ZNvWywjJLVmYkmhqcD7ZHBkEMiSP8HC5J2fUPs7wGSsQMs9j7vOimClORCJQZ0Nnkrg==',
  'base64',
)

/** Sound files by the end of their name. */
const sound = [
  ['.json', Buffer.from(JSON.stringify(guide))],
  ['.json', Buffer.from(JSON.stringify(records, null, 2))],
  ['.ndjson', Buffer.from(ndjson)],
  ['.jsonl', Buffer.from(ndjson.replaceAll('\n', '\r\n'))],
  ['.yaml', Buffer.from(records.map((record) => `---\n${stringify(record)}`).join(''))],
  ['.yml', Buffer.from(stringify(records))],
  ['.csv', Buffer.from(table(','))],
  ['.csv', Buffer.from(`\ufeff${table(',')}`)],
  ['.csv', Buffer.from(`\ufeff${table(',')}`, 'utf16le')],
  ['.tsv', Buffer.from(table('\t'))],
  ['.ndjson.gz', gzipSync(ndjson)],
  ['.csv.gz', gzipSync(table(','))],
  ['.json.gz', Buffer.concat([gzipSync('['), gzipSync(`${JSON.stringify(guide)}]`)])],
  ['.ndjson.zst', zstd],
]

const tokens = [
  '"',
  "'",
  ',',
  '\r',
  '\n',
  '\r\n',
  '[',
  '{',
  ']',
  '}',
  ':',
  '\0',
  '\ufeff',
  '\u202e',
  '\\',
  '\\u0000',
  '\\ud800',
  '1e400',
  '-',
  '- ',
  '&a ',
  '*a',
  '<<: ',
  '? ',
  '| ',
  '# ',
  '\t',
  ' ',
  '__proto__',
  'null',
  'NaN',
  ',services.9.itemName',
  'extensions.',
  '{"a":1}\n',
  '---\n',
  '...\n',
  '\u2028',
  '锟斤拷',
  '\x1f\x8b',
]

/** @returns {{ name: string, bytes: Buffer }} */
export function fileOf(seed, number) {
  const random = generator(seed * 1_000_003 + number)
  const below = (count) => Math.floor(random() * count)
  const [end, original] = sound[below(sound.length)]
  let bytes = original
  for (let steps = below(4); steps > 0; steps--) bytes = mutated(bytes, below)
  // Some have the name of another format.
  const name = below(12) === 0 ? sound[below(sound.length)][0] : end
  return { name: `${number}${name}`, bytes }
}

function mutated(bytes, below) {
  const at = below(bytes.length + 1)
  const size = below(below(8) === 0 ? bytes.length + 1 : 12)
  const [before, part, after] = [bytes.subarray(0, at), bytes.subarray(at, at + size), bytes.subarray(at + size)]
  switch (below(8)) {
    case 0: {
      if (bytes.length === 0) return bytes
      const changed = Buffer.from(bytes)
      changed[Math.min(at, bytes.length - 1)] ^= 1 << below(8)
      return changed
    }
    case 1:
      return before
    case 2:
      return Buffer.concat([before, after])
    case 3:
      return Buffer.concat([before, part, part, after])
    case 4:
      return Buffer.concat([before, Buffer.alloc(size, below(256)), part, after])
    case 5:
      return Buffer.concat([before, Buffer.from(tokens[below(tokens.length)].repeat(below(5) === 0 ? 2000 : 1)), part, after])
    case 6:
      return Buffer.concat([bytes, sound[below(sound.length)][1]])
    default:
      return Buffer.concat([before, Buffer.from(tokens[below(tokens.length)]), after])
  }
}

/** Mulberry32: numbers from 0 to 1 that depend on the seed alone. */
function generator(seed) {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
