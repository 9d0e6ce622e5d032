import { expect, it } from 'vitest'
import { comparablePoint, isWithin, radiusKilometres, walkingMinutes, walkingSpeed } from './service-circles.js'

it('BD-09 is compared as GCJ-02, some hundred metres away, CGCS2000 as WGS 84', () => {
  const { system, longitude, latitude } = comparablePoint({ longitude: 114.3, latitude: 30.6, crs: 'bd09' })
  expect(system).toBe('gcj02')
  expect(longitude).toBeCloseTo(114.2935, 2)
  expect(latitude).toBeCloseTo(30.594, 2)
  expect(comparablePoint({ longitude: 114.3, latitude: 30.6, crs: 'cgcs2000' })).toEqual({ system: 'wgs84', longitude: 114.3, latitude: 30.6 })
  expect(comparablePoint({ longitude: 114.3, latitude: 30.6, crs: 'gcj02' })).toEqual({ system: 'gcj02', longitude: 114.3, latitude: 30.6 })
})

it('a town is reached within 15 minutes on foot and a village within 5 kilometres, and no farther', () => {
  const kilometres = (walkingSpeed * walkingMinutes) / 60
  expect([isWithin('urban', kilometres), isWithin('urban', kilometres + 0.001)]).toEqual([true, false])
  expect([isWithin('', radiusKilometres), isWithin('', radiusKilometres + 0.001)]).toEqual([true, false])
  expect([walkingMinutes, radiusKilometres]).toEqual([15, 5])
})
