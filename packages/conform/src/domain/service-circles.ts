import { around, distance } from 'geokdbush'
import KDBush from 'kdbush'

/** Kilometres walked in an hour; no source states a speed, so every report that uses it says so. */
export const walkingSpeed = 5
/** The two service circles: minutes on foot in towns, kilometres as the crow flies in villages. */
export const walkingMinutes = 15
export const radiusKilometres = 5

export interface Point {
  longitude: number
  latitude: number
}

// Tenths of a degree: nowhere in the country narrower than the radius, and few enough outlets in one.
const cellsPerDegree = 10
const kilometresPerDegree = 111.32

/** The cell of a grid that a point lies in, as text. */
export function cellOf({ longitude, latitude }: Point): string {
  return `${Math.floor(longitude * cellsPerDegree)},${Math.floor(latitude * cellsPerDegree)}`
}

/** Every cell with a point inside the radius around a point: where an outlet there must be known. */
export function cellsAround({ longitude, latitude }: Point): string[] {
  const high = radiusKilometres / kilometresPerDegree
  const wide = high / Math.max(0.1, Math.cos((latitude * Math.PI) / 180))
  const cells: string[] = []
  for (let x = Math.floor((longitude - wide) * cellsPerDegree); x <= Math.floor((longitude + wide) * cellsPerDegree); x++)
    for (let y = Math.floor((latitude - high) * cellsPerDegree); y <= Math.floor((latitude + high) * cellsPerDegree); y++) cells.push(`${x},${y}`)
  return cells
}

/** For each point the nearest outlet inside the radius: its place in the list and how far it is, in kilometres. */
export function nearest(points: readonly Point[], outlets: readonly Point[]): ({ outlet: number; kilometres: number } | undefined)[] {
  if (outlets.length === 0) return points.map(() => undefined)
  const index = new KDBush(outlets.length)
  for (const { longitude, latitude } of outlets) index.add(longitude, latitude)
  index.finish()
  return points.map(({ longitude, latitude }) => {
    const [outlet] = around(index, longitude, latitude, 1, radiusKilometres)
    if (outlet === undefined) return undefined
    const { longitude: x, latitude: y } = outlets[outlet]!
    return { outlet, kilometres: distance(longitude, latitude, x, y) }
  })
}

/** Whether a distance is inside the circle of an outlet in a town or in a village. */
export function isWithin(areaType: string, kilometres: number): boolean {
  return areaType === 'urban' ? (kilometres / walkingSpeed) * 60 <= walkingMinutes : kilometres <= radiusKilometres
}
