import { normalizeName } from './names.js'

/** Returns the key of a material: its code, else its normalized name. */
export function materialKey({ materialCode, name }: { materialCode?: string; name: string }): string {
  return materialCode ?? normalizeName(name)
}
