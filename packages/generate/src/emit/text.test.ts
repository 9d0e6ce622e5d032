import { expect, it } from 'vitest'
import { visible, visiblePattern } from './text.js'

it('writes characters that nobody sees as escapes that mean the same', () => {
  const text = 'a\u00a0\u2028\u3000\ufeff字 '
  expect(visible(JSON.stringify(text))).toBe('"a\\u00a0\\u2028\\u3000\\ufeff字 "')
  expect(JSON.parse(visible(JSON.stringify(text)))).toBe(text)
  expect(visible('{\n  "a": 1\n}\n')).toBe('{\n  "a": 1\n}\n')
})

it('shows a pattern without control characters', () => {
  expect(visiblePattern('^[^\t\n\u000b\u3000 ]+\\.$')).toBe('^[^\\u0009\\u000a\\u000b\\u3000 ]+\\.$')
})
