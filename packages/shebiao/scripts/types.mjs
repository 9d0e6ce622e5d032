// Puts the declarations of what programs import together: those of this package, and those of the library, which is bundled here.
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const dist = fileURLToPath(new URL('../dist/', import.meta.url))
const own = readFileSync(`${dist}types/shebiao/src/index.d.ts`, 'utf8')
writeFileSync(`${dist}index.d.ts`, own.replaceAll(/'@shebiao\/conform[^']*'/g, "'./conform.js'"))
copyFileSync(fileURLToPath(new URL('../../conform/dist/index.d.ts', import.meta.url)), `${dist}conform.d.ts`)
rmSync(`${dist}types`, { recursive: true })
