import type { Schema, Source } from '../source.js'
import type { Bundle } from './bundle.js'

/** A profile's schema for one record type of one edition. */
export interface Overlay {
  profile: string
  target: string
  path: string
  schema: Schema
}

/** A profile's overlays, each a schema of its own: joined to the national schema by allOf, it can only tighten. */
export function profileOverlays(source: Source, bundles: Bundle[]): Overlay[] {
  const out: Overlay[] = []
  for (const profile of source.profiles) {
    for (const [name, overlay] of Object.entries(profile.overlays ?? {})) {
      const targets = bundles.filter((one) => `${one.standard}/${one.type}` === name && profile.extends.includes(`${one.standard}@${one.edition}`))
      for (const target of targets) {
        out.push({ profile: profile.profile, target: target.path, path: `profiles/${profile.profile}/${target.path}`, schema: { type: 'object', ...overlay } })
      }
    }
  }
  return out
}
