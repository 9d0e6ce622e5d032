// Takes the expanded cases over from the schemas: they are generated there, and published here.
import { cpSync, rmSync } from 'node:fs'

const dist = new URL('../dist/', import.meta.url)
rmSync(dist, { recursive: true, force: true })
cpSync(new URL('../../../schemas/dist/cases/', import.meta.url), dist, { recursive: true })
