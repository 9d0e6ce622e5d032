import type { Bundle } from '../bundle/bundle.js'
import type { Overlay } from '../bundle/overlays.js'
import type { Schema, Source } from '../source.js'
import { banner } from './text.js'

/** The record types and profiles, each behind a lazy import: a check loads what it needs and no more. */
export function registry(source: Source, bundles: Bundle[], overlays: Overlay[]): string {
  const types = bundles.map(({ standard, edition, type, path, root }) => {
    const required = JSON.stringify(root.schema.required ?? [])
    const properties = JSON.stringify(Object.keys(root.schema.properties ?? {}))
    const { status = 'draft', effective = null, withdrawn = null } = source.standards.get(`${standard}@${edition}`) ?? {}
    const life = `status: '${status}', effective: ${JSON.stringify(effective)}, withdrawn: ${JSON.stringify(withdrawn)}`
    return `  { standard: '${standard}@${edition}', ${life}, type: '${type}', path: '${path}', title: ${JSON.stringify({ zh: root.schema.title, en: root.schema['x-en'] })}, required: ${required}, properties: ${properties}, load: () => import('./${path}.js') },`
  })
  const profiles = source.profiles.map(({ profile, title, region, extends: bases, severities, waivers }) => {
    const own = overlays.filter((overlay) => overlay.profile === profile)
    const clauses = Object.fromEntries(own.map(({ target, schema }) => [target, overlayClauses(schema)]))
    return `  ${JSON.stringify(profile)}: { profile: '${profile}', title: ${JSON.stringify(title)}, region: ${JSON.stringify(region)}, extends: ${JSON.stringify(bases)}, severities: ${JSON.stringify(severities ?? {})}, waivers: ${JSON.stringify(waivers ?? [])}, overlayClauses: ${JSON.stringify(clauses)}, overlays: { ${own.map(({ target, path }) => `'${target}': () => import('./${path}.validate.js')`).join(', ')} } },`
  })
  return `${banner}export const base = ${JSON.stringify(source.base)}\nexport const recordTypes = [\n${types.join('\n')}\n]\nexport const profiles = {\n${profiles.join('\n')}\n}\n`
}

/** The clause of the profile that each node of an overlay rests on, by field pattern. */
function overlayClauses(schema: Schema, at = ''): Record<string, string> {
  const out: Record<string, string> = {}
  if (schema['x-clause']) out[at] = schema['x-clause']
  for (const [key, inner] of Object.entries(schema.properties ?? {})) Object.assign(out, overlayClauses(inner, `${at}/${key}`))
  if (schema.items) Object.assign(out, overlayClauses(schema.items, `${at}/*`))
  return out
}
