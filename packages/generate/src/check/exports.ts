import type { Problem } from '../problem.js'
import type { Source } from '../source.js'

/** Editions with record types that no entry point of the package leads to: their types and validators could not be imported. */
export function exportProblems({ schemas, exports }: Source): Problem[] {
  if (!exports) return []
  const editions = new Set([...schemas].filter(([, schema]) => schema['x-record']).map(([path]) => path.slice(0, path.lastIndexOf('/'))))
  return [...editions]
    .filter((edition) => !Object.keys(exports).some((entry) => leadsTo(entry, `./${edition}`)))
    .map((edition) => {
      const entry = { types: `./generated/${edition}/index.d.ts`, default: `./generated/${edition}/index.js` }
      return { file: 'schemas/package.json', pointer: '/exports', message: `no entry point ./${edition}; add: "./${edition}": ${JSON.stringify(entry)}` }
    })
}

/** Whether an entry point, or a pattern of them (`./*`), is this one. */
function leadsTo(entry: string, wanted: string): boolean {
  const [before = '', after] = entry.split('*')
  if (after === undefined) return entry === wanted
  return wanted.length > before.length + after.length && wanted.startsWith(before) && wanted.endsWith(after)
}
