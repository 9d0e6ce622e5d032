import { expect, it } from 'vitest'
import type { Task } from './plan.js'
import { workerCount } from './worker-count.js'

const task = (path: string, megabytes: number, from = 0): Task => ({ path, expected: {}, waivers: [], range: { from }, size: megabytes * 1e6 }) as Task
const ranges = (count: number) => Array.from({ length: count }, (_, i) => task('province.ndjson', 4, i * 4e6))
const files = (count: number, ending: string, megabytes: number) => Array.from({ length: count }, (_, i) => task(`${i}.${ending}`, megabytes))

it('workerCount() estimates work by format and compression, not by bytes alone', () => {
  expect(workerCount([])).toBe(1)
  expect(workerCount(ranges(20))).toBe(1)
  expect(workerCount(ranges(30))).toBe(2)
  expect(workerCount(ranges(100))).toBeGreaterThan(2)
  // The same number of bytes, compressed or in a slower format.
  expect(workerCount(files(30, 'ndjson.gz', 4))).toBeGreaterThan(4)
  expect(workerCount(files(30, 'yaml', 4))).toBeGreaterThan(4)
  expect(workerCount(files(30, 'csv', 4))).toBeGreaterThan(4)
  expect(workerCount(files(10_000, 'json', 0.001))).toBeGreaterThan(2)
  expect(workerCount([task('-', 0)])).toBe(1)
})
