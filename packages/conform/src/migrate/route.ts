import { ends, type Hop, type Migration } from './migrate.js'

/**
 * Returns for every edition from which migrations lead to the edition `to` a chain with the fewest hops. Among chains of the same
 * length, forward hops are preferred.
 */
export function routesTo(to: string, migrations: readonly Migration[]): Map<string, Hop[]> {
  const hops: Hop[] = [...migrations.map((migration) => ({ migration })), ...migrations.map((migration) => ({ migration, inverse: true }))]
  const routes = new Map<string, Hop[]>([[to, []]])
  for (const [edition, rest] of routes) {
    for (const hop of hops) {
      const { from, to: next } = ends(hop)
      if (next === edition && !routes.has(from)) routes.set(from, [hop, ...rest])
    }
  }
  routes.delete(to)
  return routes
}
