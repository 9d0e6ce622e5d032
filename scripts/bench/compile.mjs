// Compiles the validator of every record type and overlay, in a new process without warm-up. Run by generate.mjs.
import { join } from 'node:path'
import { bundle, compile, document, load } from '../../packages/generate/dist/index.js'
import { cpuOf, root } from './measure.mjs'

const source = load(join(root, 'standards'), join(root, 'schemas'))
let count = 0
const time = cpuOf(() => {
  for (const [path, schema] of source.schemas) if (schema['x-record']) add(document(bundle(source, path), source.base))
  for (const { overlays = {} } of source.profiles) for (const overlay of Object.values(overlays)) add({ type: 'object', ...overlay })
})
console.log(JSON.stringify({ count, time }))

function add(schema) {
  compile(schema, './checks.js')
  count++
}
