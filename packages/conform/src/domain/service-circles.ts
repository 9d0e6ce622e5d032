import converter from 'gcoord'
import { around, distance } from 'geokdbush'
import KDBush from 'kdbush'

/** Walking speed in km/h. No source states one, so every report that uses it says so. */
export const walkingSpeed = 5
/** The two service circles: minutes on foot in towns, kilometres in a straight line in villages. */
export const walkingMinutes = 15
export const radiusKilometres = 5

/** Coordinates in degrees. */
export interface Coordinates {
  longitude: number
  latitude: number
}

// Its types say that its default export lies within another, which it does not.
const gcoord = converter as unknown as typeof converter.default

/**
 * A point as it is compared: its system and its coordinates there. CGCS2000 and WGS 84 agree to a metre; BD-09 is GCJ-02 moved once
 * more, and is moved back. Other systems differ by hundreds of metres and are never compared.
 */
export function comparablePoint({ longitude, latitude, crs }: Coordinates & { crs: string }): Coordinates & { system: string } {
  if (crs !== 'bd09') return { system: crs === 'cgcs2000' ? 'wgs84' : crs, longitude, latitude }
  const [x, y] = gcoord.transform([longitude, latitude], gcoord.BD09, gcoord.GCJ02)
  return { system: 'gcj02', longitude: x, latitude: y }
}

// A cell of a tenth of a degree is nowhere in the country narrower than the radius and contains few outlets.
const cellsPerDegree = 10
const kilometresPerDegree = 111.32

/** The grid cell that contains a point, as a text. */
export function cellOf({ longitude, latitude }: Coordinates): string {
  return `${Math.floor(longitude * cellsPerDegree)},${Math.floor(latitude * cellsPerDegree)}`
}

/** Every cell that contains a point inside the radius around a point: an outlet must be remembered under all of them. */
export function cellsAround({ longitude, latitude }: Coordinates): string[] {
  const high = radiusKilometres / kilometresPerDegree
  const wide = high / Math.max(0.1, Math.cos((latitude * Math.PI) / 180))
  const cells: string[] = []
  for (let x = Math.floor((longitude - wide) * cellsPerDegree); x <= Math.floor((longitude + wide) * cellsPerDegree); x++)
    for (let y = Math.floor((latitude - high) * cellsPerDegree); y <= Math.floor((latitude + high) * cellsPerDegree); y++) cells.push(`${x},${y}`)
  return cells
}

/** For each point, the nearest outlet inside the radius: its index and its distance in kilometres; undefined if there is none. */
export function nearest(points: readonly Coordinates[], outlets: readonly Coordinates[]): ({ outlet: number; kilometres: number } | undefined)[] {
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

/** Whether a distance in kilometres to an outlet is inside the circle of a place in a town ('urban') or elsewhere. */
export function isWithin(area: string, kilometres: number): boolean {
  return area === 'urban' ? (kilometres / walkingSpeed) * 60 <= walkingMinutes : kilometres <= radiusKilometres
}
