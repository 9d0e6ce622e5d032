// The minimum cost of a check that creates JavaScript values: read, split into lines, decode, JSON.parse. Prints the number of records.
import { openSync, readSync } from 'node:fs'

const descriptor = openSync(process.argv[2], 'r')
const chunk = Buffer.allocUnsafe(1 << 20)
let rest = Buffer.alloc(0)
let records = 0
for (let size = readSync(descriptor, chunk); size > 0; size = readSync(descriptor, chunk)) {
  const bytes = Buffer.concat([rest, chunk.subarray(0, size)])
  let start = 0
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    JSON.parse(bytes.toString('utf8', start, end))
    records++
    start = end + 1
  }
  rest = bytes.subarray(start)
}
console.log(records)
