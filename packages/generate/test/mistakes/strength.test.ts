import { describe, expect, it } from 'vitest'
import { printed } from '../fixture.js'
import { document, print, standard } from './mistake.js'

const register = `words:
  - modal: 应
    words: [应, 须]
    reading: { zh: 直接要求。, en: Asked outright. }
  - modal: 宜
    words: [推进]
    reading: { zh: 方向。, en: A direction. }
  - modal: 可
    words: [列举]
    reading: { zh: 只提到。, en: Only named. }
exceptions: []
`
const strength = 'standards/sources/strength.yaml'
/** Both requirements with the words by which they ask: clause 4.1 (应) rests on the first, 4.2 (宜, low confidence) and the profile's 2.1 (应) on the second. */
const worded = (first: string, binding = 'national') => ({
  [strength]: register,
  [document]: `id: DOC-1
title: { zh: 示例文件, en: An example document }
documentNumber: null
date: null
binding: ${binding}
requirements:
  "1.1": { locator: 第一条, zh: 大厅有名称, en: A hall has a name, kind: field, entity: hall, disposition: encoded, wording: ${first} }
  "1.2": { locator: 第二条, zh: 大厅写明开放状态, en: A hall states whether it is open, kind: record-rule, entity: hall, disposition: encoded, wording: 须 }
`,
})
const tooStrong = (words: string, most: string, where = 'standards/service-hall/1.0.yaml:13:12: /clauses/4.1/modal') =>
  `${where}: 应 is stronger than what the clause rests on (${words}); expected at most ${most}, or an exception in standards/sources/strength.yaml`

describe('a line is printed for a clause against the words it rests on:', () => {
  print([
    ['an obligation that rests on a direction', worded('推进'), tooStrong('推进', '宜')],
    ['an obligation that rests on a mention', worded('列举'), tooStrong('列举', '可')],
    [
      'an obligation of medium confidence',
      { ...worded('须'), [standard]: ['sources: [DOC-1/1.1]', 'sources: [DOC-1/1.1]\n    confidence: medium'] },
      tooStrong('须, medium confidence', '宜'),
    ],
    [
      'obligations that rest on a report',
      worded('须', 'report'),
      tooStrong('须', '宜', 'schemas/profiles/somewhere/profile.yaml:8:12: /clauses/2.1/modal'),
      tooStrong('须', '宜'),
    ],
    ['a national obligation that rests on what binds one place', worded('须', '"370200"'), tooStrong('须', '宜')],
    [
      'a word that is not in the register',
      worded('须要'),
      tooStrong('须要', '宜'),
      'standards/sources/DOC-1.yaml:7:118: /requirements/1.1/wording: 须要 is not in standards/sources/strength.yaml; did you mean 须?',
    ],
    [
      'an encoded requirement without its word',
      { ...worded('须'), [document]: worded('须')[document]!.replaceAll(', wording: 须', '') },
      tooStrong('no wording', '宜', 'schemas/profiles/somewhere/profile.yaml:8:12: /clauses/2.1/modal'),
      tooStrong('no wording', '宜'),
      ...[1, 2].map(
        (n) =>
          `standards/sources/DOC-1.yaml:${n + 6}:10: /requirements/1.${n}: wording is missing: an encoded requirement names the word by which the source asks`,
      ),
    ],
    [
      'an exception that is none',
      { ...worded('须'), [strength]: register.replace('[]', '[{ clauses: [service-hall#4.1], reason: { zh: 无, en: None } }]') },
      'standards/sources/strength.yaml:11:26: /exceptions/0/clauses/0: service-hall#4.1 is no exception: its modal is that of the words it rests on',
    ],
    [
      'a recommendation that rests on a duty',
      { ...worded('须'), [standard]: ['    confidence: low\n', ''] },
      'standards/service-hall/1.0.yaml:18:12: /clauses/4.2/modal: 宜 is weaker than what the clause rests on (须); expected 应, a confidence below high, or an exception in standards/sources/strength.yaml',
    ],
  ])
})

it('excepts the clauses that the register lists', async () => {
  const listed = '[{ clauses: [service-hall#4.1], reason: { zh: 有理由。, en: With a reason. } }]'
  expect(await printed({ ...worded('推进'), [strength]: register.replace('[]', listed) })).toEqual([])
})
