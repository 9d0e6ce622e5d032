import { normalizeName } from './names.js'

/** What tells one material from another: its code, else its name. */
export function markOf({ materialCode, name }: { materialCode?: string; name: string }): string {
  return materialCode ?? normalizeName(name)
}
