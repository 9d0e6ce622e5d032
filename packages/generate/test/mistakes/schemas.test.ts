import { describe } from 'vitest'
import { codes, print, schema } from './mistake.js'

describe('a line is printed for a schema:', () => {
  print([
    [
      'a standard without an edition',
      { 'schemas/service-window/codes/state.csv': 'code,title,title_en,since,until,source,note\nopen,开放,open,,,DOC-1/1.1,\n' },
      'schemas/service-window:1:1: no edition; expected a folder such as schemas/service-window/1.0',
    ],
    [
      'a profile without its file',
      {
        'schemas/profiles/elsewhere/cases/hall-states-state.yaml':
          '# yaml-language-server: $schema=../../../generated/authoring/cases.json\n- it: accepts a hall\n  from: service-hall/1.0/hall\n',
      },
      'schemas/profiles/elsewhere:1:1: no profile.yaml',
      'schemas/profiles/elsewhere/cases/hall-states-state.yaml:1:1: no kind of source file has this name here, so it would not be read; see packages/generate/authoring/README.md',
    ],
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

describe('a line is printed for a code list:', () => {
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
