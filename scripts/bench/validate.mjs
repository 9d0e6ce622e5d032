// Reads, decodes and parses the records of a file, and lists all violations with the published validator. Run by check.mjs.
import { readFileSync } from 'node:fs'
import { issues } from '../../schemas/generated/service-item/1.0/implementation.validate.js'

let failed = 0
const bytes = readFileSync(process.argv[2])
let start = 0
for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
  if (issues(JSON.parse(bytes.toString('utf8', start, end))).length > 0) failed++
  start = end + 1
}
console.log(failed)
