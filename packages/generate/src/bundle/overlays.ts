import type { Schema, Source } from '../source.js'
import type { Bundle } from './bundle.js'

/** A profile's schema for one record type of one edition. */
export interface Overlay {
  profile: string
  target: string
  /** The name of the target's type: `Guide`. */
  name: string
  path: string
  schema: Schema
}

/** A profile's overlays, each a schema of its own: joined to the national schema by allOf, it can only tighten. */
export function profileOverlays(source: Source, bundles: Bundle[]): Overlay[] {
  const out: Overlay[] = []
  for (const profile of source.profiles) {
    for (const [name, overlay] of Object.entries(profile.overlays ?? {})) {
      const targets = bundles.filter((one) => `${one.standard}/${one.type}` === name && profile.extends.includes(`${one.standard}@${one.edition}`))
      for (const { path: target, root } of targets) {
        const path = `profiles/${profile.profile}/${target}`
        out.push({ profile: profile.profile, target, name: root.name, path, schema: { type: 'object', ...overlay } })
      }
    }
  }
  return out
}

/** The national schema and the overlay as one self-contained schema, under the profile's own `$id`. */
export function overlayDocument({ profile, name, path, schema }: Overlay, national: Schema, { base, profiles }: Source): Schema {
  const { $schema, $id: _, $defs, ...root } = national
  const { title } = profiles.find((one) => one.profile === profile)!
  return {
    ...($schema && { $schema }),
    $id: `${base}${path}.schema.json`,
    title: `${root.title}（${title.zh}）`,
    'x-en': `${root['x-en']} (${title.en})`,
    allOf: [{ $ref: `#/$defs/${name}` }],
    ...schema,
    $defs: { ...$defs, [name]: root },
  }
}
