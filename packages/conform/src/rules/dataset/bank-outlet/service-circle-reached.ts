import type { Outlet } from '@shebiao/schemas/bank-outlet/1.0'
import type { Point as DatedPoint, Place } from '@shebiao/schemas/common/1.0'
import type { Guide } from '@shebiao/schemas/service-guide/2.0'
import { foldImplementations } from '../../../domain/implementations.js'
import { codeFields, levelOf, levelPart } from '../../../domain/item-codes.js'
import { type Coordinates, cellOf, cellsAround, comparablePoint, isWithin, nearest, walkingSpeed } from '../../../domain/service-circles.js'
import { defineDataRule, fold, type Remember } from '../../../model/data-rule.js'
import type { Fact } from '../../../model/fact.js'
import { pack, unpack } from '../../../model/fact-key.js'

const note = {
  zh: `以乡镇（街道）、村（社区）的办理地点代表居民点，直线距离，步行按每小时 ${walkingSpeed} 公里推算；步速来源未定，只作指标`,
  en: `places of service in townships and villages stand for where people live; straight lines, ${walkingSpeed} km an hour on foot: no source settles the speed, a measure only`,
}

const problems = {
  urban: { zh: '城区步行15分钟内没有网点', en: 'in a town, with no outlet within 15 minutes on foot' },
  '': { zh: '5公里内没有网点', en: 'with no outlet within 5 km' },
}

const coordinatesText = ({ longitude, latitude }: Coordinates): string => `${longitude.toFixed(5)},${latitude.toFixed(5)}`

export default defineDataRule({
  id: 'service-circle-reached',
  standard: 'bank-outlet',
  edition: '1.0',
  clause: '13.4',
  title: { zh: '城区步行15分钟、乡村5公里内有网点', en: 'An outlet within 15 minutes on foot in towns, 5 kilometres in villages' },
  message: { zh: '{places} 处{problem}；{records} 条记录{regions}', en: '{places} places: {problem}; {records} records{regions}' },
  mend: { zh: '在附近增设网点，或核对坐标、坐标系和城乡类型。', en: 'Open an outlet near by, or check coordinates, their system and the area type.' },
  requires: [{ types: ['bank-outlet/outlet'], whole: true }],
  folds: [
    fold<Outlet>('bank-outlet/outlet', ['/location', '/status'], ({ location, status }, remember) => {
      if (status !== undefined && status !== 'operating') return
      if (!location) return
      const point = comparablePoint(location)
      for (const cell of cellsAround(point)) remember(pack(point.system, cell), pack('outlet', '', coordinatesText(point)), '/location')
    }),
    foldImplementations(['/locations'], (item, remember, { region }) => rememberPlaces(item.locations, levelOf(item), region, remember), 'whole', levelPart),
    fold<Guide>('service-guide/guide', [...codeFields, '/locations'], (guide, remember, { region }) =>
      rememberPlaces(guide.locations, levelOf(guide), region, remember),
    ),
  ],
  *findings({ facts }) {
    const short = placesInCell(facts).filter(({ within }) => !within)
    for (const area of ['urban', ''] as const) {
      const own = short.filter((place) => place.area === area)
      if (own.length > 0) yield { deviating: own.map(({ fact }) => fact), places: own.length, problem: problems[area] }
    }
  },
  *measures({ facts }) {
    const places = placesInCell(facts)
    const whole = { zh: '全部', en: 'all' }
    if (places.length > 0)
      yield {
        name: { zh: '服务圈覆盖的办理地点', en: 'places inside a service circle' },
        of: whole,
        value: places.filter(({ within }) => within).length,
        total: places.length,
        note,
      }
  },
})

/** Remembers places of service in townships and villages. Those of districts and above do not tell where people live. */
function rememberPlaces(locations: readonly Place[] | undefined, level: string, region: string | undefined, remember: Remember): void {
  for (const [i, location] of (locations ?? []).entries()) {
    const { point, region: own } = location
    const code = own?.code ?? region ?? ''
    if (point && (level === 'township' || level === 'village' || code.length > 6)) rememberPlace(point, areaOf(location), `/locations/${i}/point`, remember)
  }
}

/** Whether a place served is in a town, by its words; '' where it is in the country, or cannot be told: then the wider circle counts. */
function areaOf({ name = '', address = '', region }: Place): 'urban' | '' {
  const words = name + address + (region?.name ?? '')
  return /街道|社区/.test(words) && !/[乡镇村]/.test(words) ? 'urban' : ''
}

const factsOfPoints = new Map<number, Map<number, { crs: string; area: string; key: string; fact: string }>>()
let knownPoints = 0

// Many items are handled in the same hall: its coordinates are formatted once.
function rememberPlace(point: DatedPoint, area: string, at: string, remember: Remember): void {
  const { longitude, latitude, crs } = point
  let column = factsOfPoints.get(longitude)
  let found = column?.get(latitude)
  if (found?.crs !== crs || found.area !== area) {
    const compared = comparablePoint(point)
    found = { crs, area, key: pack(compared.system, cellOf(compared)), fact: pack('place', area, coordinatesText(compared)) }
    if (knownPoints++ >= 2000) {
      factsOfPoints.clear()
      knownPoints = 0
      column = undefined
    }
    if (!column) factsOfPoints.set(longitude, (column = new Map()))
    column.set(latitude, found)
  }
  remember(found.key, found.fact, at)
}

/** The places in one grid cell, each with whether the nearest outlet is near enough for what the place is: in a town or not. */
function placesInCell(facts: readonly Fact[]): { fact: Fact; area: string; within: boolean }[] {
  const parts = facts.map((fact) => {
    const [kind, area, at] = unpack(fact.fact) as [string, string, string]
    const [longitude, latitude] = at.split(',').map(Number) as [number, number]
    return { fact, kind, area, longitude, latitude }
  })
  const outlets = parts.filter(({ kind }) => kind === 'outlet')
  const places = parts.filter(({ kind }) => kind === 'place')
  const found = nearest(places, outlets)
  return places.map(({ fact, area }, i) => {
    const near = found[i]
    return { fact, area, within: near !== undefined && isWithin(area, near.kilometres) }
  })
}
