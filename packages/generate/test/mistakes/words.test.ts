import { describe } from 'vitest'
import { ambiguities, document, print, standard } from './mistake.js'

describe('a line is printed for a standard in words:', () => {
  print([
    [
      'a modal that does not exist',
      { [standard]: ['modal: 应', 'modal: 该'] },
      'standards/service-hall/1.0.yaml:13:12: /clauses/4.1/modal: "该" is not allowed; allowed: 应, 宜, 可',
    ],
    [
      'misspelt keys of a clause',
      { [standard]: ['title: { zh: 状态, en: State }', 'titel: { zh: 状态, en: State }\n    confidnce: low'] },
      'standards/service-hall/1.0.yaml:17:5: /clauses/4.2/titel: unknown key titel; known: title, modal, text, sources, facts, confidence, note; did you mean title?',
      'standards/service-hall/1.0.yaml:18:5: /clauses/4.2/confidnce: unknown key confidnce; known: title, modal, text, sources, facts, confidence, note; did you mean confidence?',
    ],
    [
      'a number for text',
      { [standard]: ['edition: "1.0"', 'edition: 1.0'] },
      'standards/service-hall/1.0.yaml:2:10: /edition: found the number 1; expected text, in quotes',
    ],
    [
      'text for a map',
      { [standard]: ['title: { zh: 服务大厅, en: Service halls }', 'title: 服务大厅'] },
      'standards/service-hall/1.0.yaml:3:8: /title: found the text "服务大厅"; expected { zh: 中文, en: English }',
    ],
    [
      'a text without English',
      { [standard]: ['en: Service halls }', 'en: "" }'] },
      'standards/service-hall/1.0.yaml:3:24: /title/en: empty; expected text in English',
    ],
    [
      'a status that does not exist',
      { [standard]: ['status: draft', 'status: drafted'] },
      'standards/service-hall/1.0.yaml:4:9: /status: "drafted" is not allowed; allowed: draft, consultation, issued, inForce, withdrawn; did you mean draft?',
    ],
    [
      'a day that does not exist',
      { [standard]: ['issued: null', 'issued: "2026-13-01"'] },
      'standards/service-hall/1.0.yaml:5:9: /issued: "2026-13-01" is not a day YYYY-MM-DD that exists, such as 2027-06-30',
    ],
    [
      'an edition that is not that of the file',
      { [standard]: ['edition: "1.0"', 'edition: "1.1"'] },
      'standards/service-hall/1.0.yaml:2:10: /edition: 1.1 is not the name of the file; expected 1.0',
    ],
    [
      'a requirement that does not exist',
      { [standard]: ['sources: [DOC-1/1.1]', 'sources: [DOC-1/1.11]'] },
      'standards/service-hall/1.0.yaml:15:15: /clauses/4.1/sources/0: no requirement DOC-1/1.11; did you mean DOC-1/1.1?',
    ],
    [
      'a fact that does not exist',
      {
        [standard]: ['confidence: low', 'confidence: low\n    facts: [A.2]'],
        'standards/sources/facts.yaml':
          'about: { zh: 事实。, en: Facts. }\nfacts:\n  "A.1": { title: { zh: 甲, en: A }, zh: 甲。, en: A., from: { zh: 书, en: A book }, confidence: high }\n',
      },
      'schemas/service-hall/codes/hall-state.csv:3:20: /source: no fact A.5.4 in standards/sources/facts.yaml',
      'standards/service-hall/1.0.yaml:22:13: /clauses/4.2/facts/0: no fact A.2 in standards/sources/facts.yaml; did you mean A.1?',
    ],
    [
      'a normative reference that no clause cites',
      { [standard]: ['clauses:', 'normativeReferences: [{ id: GB 1—2000, title: { zh: 甲, en: A } }]\nclauses:'] },
      'standards/service-hall/1.0.yaml:9:29: /normativeReferences/0/id: no clause cites GB 1—2000: it belongs in the bibliography',
    ],
    [
      'a standard that a clause cites and the references leave out',
      {
        [standard]: [
          'clauses:\n  "1": { title: { zh: 范围, en: Scope }, text: { zh: 服务大厅',
          'normativeReferences: []\nclauses:\n  "1": { title: { zh: 范围, en: Scope }, text: { zh: 依GB/T 2260的服务大厅',
        ],
      },
      'standards/service-hall/1.0.yaml:11:52: /clauses/1/text/zh: the clause cites GB/T 2260, which is not among normativeReferences',
    ],
    ['an empty file', { [standard]: '' }, 'standards/service-hall/1.0.yaml:1:1: found nothing; expected an edition of a standard'],
    [
      'a source document with source for id',
      { [document]: ['id: DOC-1', 'source: DOC-1'] },
      'standards/sources/DOC-1.yaml:1:1: /id: required, but missing; expected the id of the document, such as MOHRSS-2022-59',
      'standards/sources/DOC-1.yaml:1:1: /source: unknown key source; known: id, title, documentNumber, issuer, date, binding, note, requirements',
    ],
    [
      'a disposition that does not exist',
      { [document]: ['kind: field\n    entity: hall\n    disposition: encoded', 'kind: field\n    entity: hall\n    disposition: encode'] },
      'standards/sources/DOC-1.yaml:14:18: /requirements/1.1/disposition: "encode" is not allowed; allowed: encoded, planned, external, notEncodable; did you mean encoded?',
    ],
    [
      'an ambiguity of a requirement that does not exist',
      { [ambiguities]: ['DOC-1/1.2', 'DOC-1/1.3'] },
      'standards/sources/ambiguities.yaml:2:14: /0/concerns/0: no requirement DOC-1/1.3; did you mean DOC-1/1.2?',
    ],
    [
      'a clause that asks for something and rests on nothing',
      { [standard]: ['    sources: [DOC-1/1.1]\n', ''] },
      'standards/service-hall/1.0.yaml:11:3: /clauses/4.1/sources: required, but missing: a clause with modal 应 rests on a requirement',
    ],
    [
      'a duty of low confidence',
      { [standard]: ['modal: 宜', 'modal: 应'] },
      'standards/service-hall/1.0.yaml:21:17: /clauses/4.2/confidence: low confidence with modal 应; expected modal 宜, or a higher confidence',
    ],
    [
      'a clause without title and text',
      { [standard]: ['  "4.1":\n', '  "4.0": {}\n  "4.1":\n'] },
      'standards/service-hall/1.0.yaml:11:10: /clauses/4.0: neither title nor text; a heading has a title, a clause has a text',
    ],
    [
      'a requirement that is not encoded and has no reason',
      {
        [document]: ['    kind: record-rule\n    entity: hall\n    disposition: encoded', '    kind: record-rule\n    entity: hall\n    disposition: planned'],
      },
      'standards/sources/DOC-1.yaml:15:3: /requirements/1.2/reason: required, but missing: a requirement that is planned has a reason',
    ],
  ])
})
