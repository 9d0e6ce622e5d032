import { expect, it } from 'vitest'
import { creditCodeCheck, creditCodeProblem } from './identifiers.js'

const coded = (first17: string) => first17 + creditCodeCheck(first17)

it.each([
  ['11420000010833209R', undefined],
  [coded('91330102MA28NBU47'), undefined],
  ['TE4200000108332091', 'temporary'],
  ['000000000000000000', 'placeholder'],
  ['111111111111111115', 'placeholder'],
  [coded('12345678901234567'), 'placeholder'],
  ['11420000010833209A', 'check'],
  [coded('B1420000010833209'), 'department'],
  [coded('11990000010833209'), 'province'],
  [coded('11100000000013039'), undefined],
])('%s: %s', (code, kind) => expect(creditCodeProblem(code)?.kind).toBe(kind))
