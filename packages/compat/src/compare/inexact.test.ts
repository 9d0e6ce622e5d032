import { describe, expect, it } from 'vitest'
import { compare, InexactNumber, isExactNumber, type Schema, within } from '../index.js'

const beyond = new InexactNumber('9007199254740993')
const answers = (a: Schema, b: Schema) => [within(a, b).answer, within(b, a).answer]

describe('isExactNumber', () => {
  it.each(['0', '-0', '0.0', '1.50', '100', '1e2', '1E+2', '0.1', '-12.5e-3', '9007199254740992', '1.7976931348623157e308', '5e-324', '100000000000000000000'])(
    'accepts %s',
    (text) => expect(isExactNumber(text)).toBe(true),
  )
  it.each(['9007199254740993', '1e400', '-1e400', '1e-400', '0.1000000000000000055511151231257827', '110101199003070017123'])('refuses %s', (text) =>
    expect(isExactNumber(text)).toBe(false),
  )
})

describe('a number that no double holds', () => {
  it('is not compared with another one', () => {
    expect(answers({ const: beyond }, { const: 9007199254740992 })).toEqual(['unknown', 'unknown'])
    expect(answers({ const: beyond }, { const: new InexactNumber('9007199254740995') })).toEqual(['unknown', 'unknown'])
    expect(answers({ maximum: new InexactNumber('1e400') }, {})).toEqual(['proved', 'unknown'])
    expect(answers({ maxLength: new InexactNumber('1e400') }, {})).toEqual(['proved', 'unknown'])
    expect(answers({ type: 'array', contains: {}, minContains: beyond }, { type: 'array', contains: {} })).toEqual(['proved', 'unknown'])
  })
  it('is the same as one that is written the same, in whatever place', () => {
    expect(answers({ type: 'integer', maximum: beyond, minimum: 0 }, { type: 'integer', maximum: beyond })).toEqual(['proved', 'unknown'])
    expect(answers({ items: { enum: [1, beyond] } }, { items: { $ref: '#/$defs/n' }, $defs: { n: { enum: [1, beyond] } } })).toEqual(['proved', 'proved'])
  })
  it('is not the same as its text', () => {
    expect(answers({ enum: [beyond, beyond] }, { enum: [beyond, '9007199254740993'] })).toEqual(['unknown', 'unknown'])
    expect(answers({ const: { a: beyond } }, { const: { a: { text: '9007199254740993' } } })).toEqual(['unknown', 'unknown'])
  })
  it('does not matter to values of other types, nor in annotations', () => {
    expect(answers({ type: 'string', maximum: beyond }, { type: 'string' })).toEqual(['proved', 'proved'])
    expect(answers({ type: 'string', default: beyond, examples: [beyond] }, { type: 'string' })).toEqual(['proved', 'proved'])
  })
  it('is told, with its place, and stands in a change as it is written', () => {
    const { notes, changes, oldWithinNew } = compare({ maximum: beyond }, { maximum: 5 })
    expect(notes).toMatchObject([{ side: 'old', place: '#/maximum', zh: expect.stringContaining('9007199254740993') }])
    expect(changes.map(({ en }) => en)).toEqual(['the maximum of “the record” changed from 9007199254740993 to 5'])
    expect(oldWithinNew).toMatchObject({ answer: 'unknown', reason: { en: expect.stringContaining('9007199254740993') } })
    expect(JSON.parse(JSON.stringify(changes[0]))).toMatchObject({ from: '9007199254740993', to: 5 })
  })
})
