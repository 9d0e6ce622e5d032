import { expect, it } from 'vitest'
import { verdict } from './verdict.js'

it('refuses what it does not know', () => {
  for (const bad of [
    { not: {} },
    { type: 'null' },
    { type: ['string', 'null'] },
    { type: 'string', contentEncoding: 'x' },
    { type: 'string', format: 'email' },
    { type: 'number', multipleOf: 2 },
    { minLength: 1 },
    { type: 'object', properties: {}, required: ['a'] },
  ]) {
    expect(() => verdict(bad as never), JSON.stringify(bad)).toThrow(/verdict/)
  }
})
