import { describe, expect, it } from 'vitest'
import { counted } from '../src/problem.js'
import { type Changes, printed } from './fixture.js'

// Mistakes on purpose in a small standard, and the exact line that a standards body reads.

const schema = 'schemas/service-hall/1.0/hall.schema.json'
const example = 'schemas/service-hall/1.0/examples/hall.json'
const codes = 'schemas/service-hall/codes/hall-state.csv'
const cases = 'schemas/service-hall/cases/hall-states-state.yaml'
const migration = 'schemas/service-hall/migrations/1.0-1.0.yaml'
const profile = 'schemas/profiles/somewhere/profile.yaml'
const standard = 'standards/service-hall/1.0.yaml'
const document = 'standards/sources/DOC-1.yaml'
const ambiguities = 'standards/sources/ambiguities.yaml'

type Mistake = [what: string, changes: Changes, ...lines: string[]]

function print(mistakes: Mistake[]): void {
  it.each(mistakes)('%s', async (_, changes, ...lines) => expect(await printed(changes)).toEqual(lines))
}

it('prints nothing for the small standard as it is', async () => expect(await printed({})).toEqual([]))

const named = '"title": "时限", "x-en": "Limit", "description": "时限。", "x-clause": "4.1"'

describe('syntax', () => {
  print([
    [
      'YAML that cannot be read',
      { [standard]: ['status: draft', 'status: draft: x'] },
      'standards/service-hall/1.0.yaml:4:9: not YAML: Nested mappings are not allowed in compact mappings',
    ],
    [
      'a tab in YAML, told once',
      { [standard]: ['  "1": {', '\t"1": {'] },
      'standards/service-hall/1.0.yaml:10:1: not YAML: Tabs are not allowed as indentation',
    ],
    [
      'a key that stands twice in YAML',
      { [standard]: ['issued: null', 'issued: null\nissued: null'] },
      'standards/service-hall/1.0.yaml:6:1: this key stands twice in one map',
    ],
    [
      'a number as a key: 4.20 would be 4.2',
      { [standard]: ['  "4.2":', '  4.20:'] },
      'standards/service-hall/1.0.yaml:16:3: the key 4.20 is not text; put it in quotes',
    ],
    [
      'an alias without anchor',
      { [cases]: ['from: 1.0/hall\n    - from', 'from: *hall\n    - from'] },
      'schemas/service-hall/cases/hall-states-state.yaml:9:13: no anchor &hall above *hall',
    ],
    [
      'a row with too few cells',
      { [codes]: ['open,开放,open,,,DOC-1/1.2,,1', 'open,开放'] },
      'schemas/service-hall/codes/hall-state.csv:2:1: 2 cells in a table of 8 columns; a cell with a comma stands in quotes',
    ],
    [
      'a quote that is not closed',
      { [codes]: ['含节假日"', '含节假日'] },
      'schemas/service-hall/codes/hall-state.csv:3:1: not CSV: Quote Not Closed: the parsing is finished with an opening quote at line 3',
    ],
    [
      'a missing comma in JSON',
      { [schema]: ['"title": "大厅",', '"title": "大厅"'] },
      'schemas/service-hall/1.0/hall.schema.json:5:3: not JSON: Unexpected token String found',
    ],
    ['JSON that ends too soon', { [schema]: '{\n  "a": [\n' }, 'schemas/service-hall/1.0/hall.schema.json:2:9: not JSON: Unexpected end of input found'],
    [
      'a key that stands twice in JSON',
      { [schema]: ['"title": "大厅",', '"title": "大厅", "title": "厅",'] },
      'schemas/service-hall/1.0/hall.schema.json:4:18: /title: this key stands twice in one object',
    ],
  ])
})

describe('a standard in words', () => {
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
  ])
})

describe('a schema', () => {
  print([
    [
      'a keyword outside the subset',
      { [schema]: ['"required": ["name"],', '"anyOf": [],\n  "required": ["name"],'] },
      'schemas/service-hall/1.0/hall.schema.json:9:3: /anyOf: keyword anyOf is outside the subset',
    ],
    [
      'a misspelt keyword',
      { [schema]: ['"minLength": 1', '"minLenght": 1'] },
      'schemas/service-hall/1.0/hall.schema.json:25:7: /properties/name/minLenght: keyword minLenght is outside the subset; did you mean minLength?',
    ],
    [
      'a misspelt keyword of our own',
      { [schema]: ['"x-clause": "4.2"', '"x-clauze": "4.2"'] },
      'schemas/service-hall/1.0/hall.schema.json:33:7: /properties/state/x-clauze: unknown keyword x-clauze; did you mean x-clause?',
    ],
    [
      'a keyword of another type',
      { [schema]: ['"minLength": 1', '"minLength": "1"'] },
      'schemas/service-hall/1.0/hall.schema.json:25:20: /properties/name/minLength: found the text "1"; expected a whole number',
    ],
    [
      'a type that does not exist',
      { [schema]: ['"type": "string",\n      "x-codelist"', '"type": "strnig",\n      "x-codelist"'] },
      'schemas/service-hall/1.0/hall.schema.json:34:15: /properties/state/type: unknown type strnig; known: object, array, string, number, integer, boolean, null; did you mean string?',
    ],
    [
      'a required field that is not declared',
      { [schema]: ['"required": ["name"]', '"required": ["nmae"]'] },
      'schemas/service-hall/1.0/hall.schema.json:9:16: /required/0: requires nmae, which is not declared; did you mean name?',
    ],
    [
      'a code list that does not exist',
      { [schema]: ['service-hall/hall-state', 'service-hall/hal-state'] },
      'schemas/service-hall/1.0/hall.schema.json:35:21: /properties/state/x-codelist: no code list service-hall/hal-state; did you mean service-hall/hall-state?',
    ],
    [
      'a clause that does not exist',
      { [schema]: ['"x-clause": "4.2"', '"x-clause": "4.3"'] },
      'schemas/service-hall/1.0/hall.schema.json:33:19: /properties/state/x-clause: cites clause 4.3, which does not exist; did you mean 4.2?',
    ],
    [
      'a reference that leads nowhere',
      { [schema]: ['extensions.schema.json', 'extension.schema.json'] },
      'schemas/service-hall/1.0/hall.schema.json:42:15: /properties/extensions/$ref: nothing at ../../common/1.0/extension.schema.json; did you mean ../../common/1.0/extensions.schema.json?',
    ],
    [
      'a format outside the subset',
      { [schema]: ['"minLength": 1', '"format": "email"'] },
      'schemas/service-hall/1.0/hall.schema.json:25:17: /properties/name/format: "email" is not allowed; allowed: date, date-time',
    ],
    [
      'a union of what is no reference',
      { [schema]: ['"$ref": "../../common/1.0/extensions.schema.json"', '"oneOf": [{ "type": "object" }], "discriminator": { "propertyName": "kind" }'] },
      'schemas/service-hall/1.0/hall.schema.json:42:17: /properties/extensions/oneOf/0: a branch is a reference to a definition: { "$ref": "#/$defs/…" }',
    ],
    [
      'no schema at all',
      { [schema]: '[]' },
      'schemas/profiles/somewhere/profile.yaml:12:3: /overlays/service-hall~1hall: service-hall/hall is no record type of an edition that the profile extends',
      'schemas/service-hall/1.0/hall.schema.json:1:1: found a list; expected a schema',
    ],
  ])
})

describe('a code list', () => {
  print([
    [
      'a code that stands twice',
      { [codes]: ['closed,关闭', 'open,关闭'] },
      'schemas/service-hall/codes/hall-state.csv:3:1: /code: code open stands twice; first on line 2',
    ],
    [
      'a day that does not exist',
      { [codes]: ['closed,,,', 'closed,2026-13-01,,'] },
      'schemas/service-hall/codes/hall-state.csv:3:18: /since: "2026-13-01" is not a day YYYY-MM-DD that exists, such as 2027-06-30',
    ],
    [
      'a source document that does not exist',
      { [codes]: ['open,,,DOC-1/1.2', 'open,,,MOHRSS-9999/1'] },
      'schemas/service-hall/codes/hall-state.csv:2:16: /source: no source document MOHRSS-9999 under standards/sources',
    ],
    [
      'a requirement that does not exist',
      { [codes]: ['open,,,DOC-1/1.2', 'open,,,DOC-1/1.3'] },
      'schemas/service-hall/codes/hall-state.csv:2:16: /source: no requirement DOC-1/1.3; did you mean DOC-1/1.2?',
    ],
    [
      'a source that is neither requirement nor fact',
      { [codes]: ['open,,,DOC-1/1.2', 'open,,,A.5.4'] },
      'schemas/service-hall/codes/hall-state.csv:2:16: /source: "A.5.4" is not a requirement id or a section of the background facts, such as MOHRSS-2022-59/2.5.2a or facts/A.5.4',
    ],
    [
      'a code system that is not known',
      { [codes]: ['gbt39046', 'gbt3904'] },
      'schemas/service-hall/codes/hall-state.csv:1:45: /gbt3904: unknown column gbt3904; known: code, title, title_en, since, until, source, note, gbt39046, c0109, guangxi, local, otherLocal; did you mean gbt39046?',
    ],
    [
      'a misspelt column',
      { [codes]: ['title_en', 'titel_en'] },
      'schemas/service-hall/codes/hall-state.csv:1:1: /title_en: required, but missing',
      'schemas/service-hall/codes/hall-state.csv:1:12: /titel_en: unknown column titel_en; known: code, title, title_en, since, until, source, note, gbt39046, c0109, guangxi, local, otherLocal; did you mean title_en?',
    ],
    [
      'a code that is no name',
      { [codes]: ['\nopen,', '\nis-open,'] },
      'schemas/service-hall/codes/hall-state.csv:2:1: /code: "is-open" is not a lowerCamelCase name, such as workingDay',
    ],
    [
      'a row behind cells with commas and quotes',
      { [codes]: ['"临时关闭, 含节假日",2', '"临时关闭, 含""节假日""",2\nmoved,,moved,,,DOC-1/1.2,,3'] },
      'schemas/service-hall/codes/hall-state.csv:4:7: /title: required, but missing; expected a Chinese title',
    ],
  ])
})

describe('a case', () => {
  print([
    [
      'misspelt keys',
      { [cases]: ['from: 1.0/hall\n  remove: [/state]\n  finds', 'from: 1.0/hall\n  sett: {}\n  find'] },
      'schemas/service-hall/cases/hall-states-state.yaml:5:3: /1/sett: unknown key sett; known: it, from, set, remove, records, profile, asOf, finds; did you mean set?',
      'schemas/service-hall/cases/hall-states-state.yaml:6:3: /1/find: unknown key find; known: it, from, set, remove, records, profile, asOf, finds; did you mean finds?',
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

describe('an example', () => {
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

describe('a profile', () => {
  print([
    [
      'a misspelt key',
      { [profile]: ['overlays:', 'overlayz:'] },
      'schemas/profiles/somewhere/profile.yaml:11:1: /overlayz: unknown key overlayz; known: profile, title, region, extends, source, note, clauses, overlays, severities, waivers; did you mean overlays?',
    ],
    [
      'a division without quotes',
      { [profile]: ['"420000"', '420000'] },
      'schemas/profiles/somewhere/profile.yaml:3:9: /region: found the number 420000; expected text, in quotes',
    ],
    [
      'an edition that does not exist',
      { [profile]: ['extends: [service-hall@1.0]', 'extends: [service-hall@1.0, service-hall@2.0]'] },
      'schemas/profiles/somewhere/profile.yaml:4:29: /extends/1: no edition service-hall@2.0; known: service-hall@1.0; did you mean service-hall@1.0?',
    ],
    [
      'an overlay of a record type that does not exist',
      { [profile]: ['service-hall/hall:', 'service-hall/hal:'] },
      'schemas/profiles/somewhere/profile.yaml:12:3: /overlays/service-hall~1hal: service-hall/hal is no record type of an edition that the profile extends; did you mean service-hall/hall?',
    ],
    [
      'a misspelt keyword of an overlay',
      { [profile]: ['required: [state]', 'requird: [state]'] },
      'schemas/profiles/somewhere/profile.yaml:13:5: /overlays/service-hall~1hall/requird: keyword requird is outside the subset; did you mean required?',
    ],
    [
      'an overlay that cannot be compiled',
      { [profile]: ['    required: [state]', '    required: [state]\n    $ref: "#/$defs/Hall"'] },
      'schemas/profiles/somewhere/profile.yaml:13:5: /overlays/service-hall~1hall: the compiler does not know the reference #/$defs/Hall',
    ],
    [
      'a clause of an overlay that does not exist',
      { [profile]: ['x-clause: "2.1"', 'x-clause: "2.2"'] },
      'schemas/profiles/somewhere/profile.yaml:14:38: /overlays/service-hall~1hall/properties/state/x-clause: cites clause 2.2, which does not exist; did you mean 2.1?',
    ],
    [
      'a severity that does not exist',
      { [profile]: ['severity: error', 'severity: eror'] },
      'schemas/profiles/somewhere/profile.yaml:15:46: /severities/hall-states-state/severity: "eror" is not allowed; allowed: error, warning, info; did you mean error?',
    ],
    [
      'a clause of a severity that does not exist',
      { [profile]: ['error, clause: "2.1"', 'error, clause: "2.2"'] },
      'schemas/profiles/somewhere/profile.yaml:15:61: /severities/hall-states-state/clause: no clause 2.2 in this profile; did you mean 2.1?',
    ],
    [
      'a last day that does not exist',
      { [profile]: ['2027-06-30', '2027-06-31'] },
      'schemas/profiles/somewhere/profile.yaml:16:69: /waivers/0/until: "2027-06-31" is not a day YYYY-MM-DD that exists, such as 2027-06-30',
    ],
  ])
})

describe('what stands beside them', () => {
  print([
    [
      'a migration with a misspelt key',
      { [migration]: ['to: name', 'too: name'] },
      'schemas/service-hall/migrations/1.0-1.0.yaml:4:28: /types/hall/0/too: unknown key too; known: rename, to, codes, map, split, by, into; did you mean to?',
    ],
    [
      'a step that is two',
      { [migration]: ['to: name', 'by: name'] },
      'schemas/service-hall/migrations/1.0-1.0.yaml:4:10: /types/hall/0: found rename and by; expected rename and to, or codes and map, or split, by and into',
    ],
    [
      'a migration to an edition that does not exist',
      { [migration]: ['to: service-hall@1.0', 'to: service-hall@1.1'] },
      'schemas/service-hall/migrations/1.0-1.0.yaml:2:5: /to: no edition service-hall@1.1; known: service-hall@1.0; did you mean service-hall@1.0?',
    ],
    [
      'a record of releases without hash',
      { 'schemas/released.json': '{ "version": null, "editions": { "service-hall@1.0": { "status": "issued", "issued": null } } }' },
      'schemas/released.json:1:34: /editions/service-hall@1.0/sha256: required, but missing; expected a SHA-256 hash',
    ],
    [
      'a package without base',
      { 'schemas/package.json': '{}' },
      'schemas/package.json:1:1: /shebiao/base: required, but missing; expected the base of every $id',
    ],
    [
      'an edition that no entry point leads to',
      { 'schemas/package.json': ['"type": "module",', '"type": "module",\n  "exports": { "./runtime": "./generated/runtime.js" },'] },
      'schemas/package.json:5:14: /exports: no entry point ./service-hall/1.0; add: "./service-hall/1.0": {"types":"./generated/service-hall/1.0/index.d.ts","default":"./generated/service-hall/1.0/index.js"}',
    ],
    [
      'words of an edition without schemas',
      { 'standards/service-desk/1.0.yaml': 'standard: service-desk\n' },
      'standards/service-desk/1.0.yaml:1:1: the edition has no folder schemas/service-desk/1.0 with a schema',
    ],
    [
      'schemas of an edition without words',
      { 'schemas/service-desk/1.0/desk.schema.json': '{ "title": "柜台", "x-en": "Desk", "description": "柜台。", "type": "string" }' },
      'schemas/service-desk/1.0/desk.schema.json:1:1: no text of service-desk@1.0; expected standards/service-desk/1.0.yaml',
    ],
  ])
})

it('counts problems as English does', () => {
  expect([counted(1), counted(2)]).toEqual(['1 problem', '2 problems'])
})
