import { describe } from 'vitest'
import { cases, example, print, schema } from './mistake.js'

const named = '"title": "时限", "x-en": "Limit", "description": "时限。", "x-clause": "4.1"'

describe('a line is printed for a case:', () => {
  print([
    [
      'misspelt keys',
      { [cases]: ['from: 1.0/hall\n  remove: [/state]\n  finds', 'from: 1.0/hall\n  sett: {}\n  find'] },
      'schemas/service-hall/cases/hall-states-state.yaml:5:3: /1/sett: unknown key sett; known: it, from, set, remove, boundary, records, profile, asOf, finds; did you mean set?',
      'schemas/service-hall/cases/hall-states-state.yaml:6:3: /1/find: unknown key find; known: it, from, set, remove, boundary, records, profile, asOf, finds; did you mean finds?',
    ],
    [
      'an example that does not exist',
      { [cases]: ['- it: accepts an open hall\n  from: 1.0/hall', '- it: accepts an open hall\n  from: 1.0/halle'] },
      'schemas/service-hall/cases/hall-states-state.yaml:2:9: /0/from: no example 1.0/halle; did you mean 1.0/hall?',
    ],
    [
      'neither an example nor records',
      { [cases]: ['- it: accepts an open hall\n  from: 1.0/hall', '- it: accepts an open hall'] },
      'schemas/service-hall/cases/hall-states-state.yaml:1:3: /0: expected either from or records',
    ],
    [
      'refuses … that finds nothing',
      { [cases]: ['  remove: [/state]\n  finds: [{ rule: hall-states-state, at: /state }]\n', '  remove: [/state]\n'] },
      'schemas/service-hall/cases/hall-states-state.yaml:3:7: /1/it: "refuses a hall without state" finds nothing; expected finds with what is refused, or accepts …',
    ],
    [
      'accepts … that finds something',
      { [cases]: ['accepts an open hall\n  from: 1.0/hall\n', 'accepts an open hall\n  from: 1.0/hall\n  finds: [{ rule: hall-states-state, at: /state }]\n'] },
      'schemas/service-hall/cases/hall-states-state.yaml:3:3: /0/finds: "accepts an open hall" finds something; expected no finds, or refuses …',
    ],
    [
      'a rule that does not exist',
      { [cases]: ['[{ rule: hall-states-state, at: /state }]', '[{ rule: hall-sates-state, at: /state }]'] },
      'schemas/service-hall/cases/hall-states-state.yaml:6:19: /1/finds/0/rule: no rule hall-sates-state: it has no file of cases; did you mean hall-states-state?',
    ],
    [
      'a pointer that no record of the type has',
      { [cases]: ['/extensions/floor: 2', '/sate: 2'] },
      'schemas/service-hall/cases/hall-states-state.yaml:11:27: /2/records/1/set/~1sate: /sate leads nowhere: service-hall/1.0/hall has no sate there; did you mean state?',
    ],
    [
      'a pointer that the example does not have',
      { [cases]: ['from: 1.0/hall\n  remove: [/state]', 'from: 1.0/hall\n  remove: [/extensions/flor]'] },
      'schemas/service-hall/cases/hall-states-state.yaml:5:12: /1/remove/0: nothing at /extensions/flor in the example 1.0/hall to remove',
    ],
    [
      'a value set into what is not there',
      {
        [cases]: [
          'without state\n  from: 1.0/hall\n  remove: [/state]',
          'without state\n  from: 1.0/hall\n  remove: [/state]\n  set: { /extensions/area/size: 1 }',
        ],
      },
      'schemas/service-hall/cases/hall-states-state.yaml:6:10: /1/set/~1extensions~1area~1size: nothing at /extensions/area to put size into',
    ],
    [
      'a record that the data set does not have',
      { [cases]: ['record: 1', 'record: 2'] },
      'schemas/service-hall/cases/hall-states-state.yaml:13:46: /2/finds/0/record: 2 is no record of the data set; expected 0 to 1',
    ],
    [
      'a finding of a data set without record',
      { [cases]: [', record: 1', ''] },
      'schemas/service-hall/cases/hall-states-state.yaml:13:11: /2/finds/0: names no record; in a data set a finding has the number of its record, from 0',
    ],
  ])
})

describe('a line is printed for an example:', () => {
  print([
    [
      'a code that is not in the list',
      { [example]: ['"open"', '"opened"'] },
      'schemas/service-hall/1.0/examples/hall.json:4:12: /state: "opened" is not allowed; allowed: open, closed; did you mean open?',
    ],
    [
      'a misspelt field',
      { [example]: ['"state"', '"sate"'], [cases]: '- it: accepts an open hall\n  from: 1.0/hall\n' },
      'schemas/service-hall/1.0/examples/hall.json:4:3: /sate: unknown key sate; known: $schema, name, state, extensions; did you mean state?',
    ],
    [
      'all fields that it does not use, with values to paste',
      {
        [schema]: [
          '    "extensions": {',
          `    "limits": { ${named}, "type": "array", "items": { "$ref": "../../common/1.0/limit.schema.json" } },\n    "limit": { ${named}, "$ref": "../../common/1.0/limit.schema.json" },\n    "extensions": {`,
        ],
      },
      'schemas/service-hall/1.0/examples/hall.json:1:1: /limits: the full example does not use this field, nor /*/value, /*/previous, /*/since; to paste: "limits": [{"value":5,"previous":1,"since":"2024-01-01"}]',
      'schemas/service-hall/1.0/examples/hall.json:1:1: /limit: the full example does not use this field, nor /value, /previous, /since; to paste: "limit": {"value":5,"previous":1,"since":"2024-01-01"}',
    ],
    [
      'no example of a record type',
      { [example]: null, [cases]: '- it: accepts the example\n  from: 1.0/hall\n' },
      'schemas/service-hall/1.0/hall.schema.json:1:1: no example; expected schemas/service-hall/1.0/examples/hall.json',
      'schemas/service-hall/cases/hall-states-state.yaml:2:9: /0/from: no example 1.0/hall',
    ],
    [
      'an example of no record type',
      { 'schemas/service-hall/1.0/examples/hal.json': '{}' },
      'schemas/service-hall/1.0/examples/hal.json:1:1: the example of no record type; did you mean service-hall/1.0/hall?',
    ],
  ])
})
