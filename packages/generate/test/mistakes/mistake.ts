import { expect, it } from 'vitest'
import { type Changes, printed } from '../fixture.js'

/** A mistake on purpose in the small standard of test/fixture, and the exact lines that a standards body reads. */
export type Mistake = [what: string, changes: Changes, ...lines: string[]]

/** A test for each mistake. */
export function print(mistakes: Mistake[]): void {
  it.each(mistakes)('%s', async (_, changes, ...lines) => expect(await printed(changes)).toEqual(lines))
}

export const schema = 'schemas/service-hall/1.0/hall.schema.json'
export const example = 'schemas/service-hall/1.0/examples/hall.json'
export const codes = 'schemas/service-hall/codes/hall-state.csv'
export const cases = 'schemas/service-hall/cases/hall-states-state.yaml'
export const migration = 'schemas/service-hall/migrations/1.0-1.0.yaml'
export const profile = 'schemas/profiles/somewhere/profile.yaml'
export const standard = 'standards/service-hall/1.0.yaml'
export const document = 'standards/sources/DOC-1.yaml'
export const ambiguities = 'standards/sources/ambiguities.yaml'
