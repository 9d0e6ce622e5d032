import { describe, expect, it } from 'vitest'
import { counted } from '../../src/problem.js'
import { printed } from '../fixture.js'
import { migration, print, profile } from './mistake.js'

describe('a line is printed for a profile:', () => {
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
      'a field required on a clause that only recommends',
      { [profile]: ['modal: 应', 'modal: 宜'] },
      'schemas/profiles/somewhere/profile.yaml:13:16: /overlays/service-hall~1hall/required/0: the clause 2.1 of the required field is 宜; a missing field is an error, which 应 alone carries',
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
      'a rule of a severity that does not exist',
      { [profile]: ['severities: { hall-states-state', 'severities: { hall-state-state'] },
      'schemas/profiles/somewhere/profile.yaml:15:15: /severities/hall-state-state: no rule hall-state-state: it has no file of cases; did you mean hall-states-state?',
    ],
    [
      'a rule of a waiver that does not exist',
      { [profile]: ['rule: hall-states-state', 'rule: hall-states-sate'] },
      'schemas/profiles/somewhere/profile.yaml:16:19: /waivers/0/rule: no rule hall-states-sate: it has no file of cases; did you mean hall-states-state?',
    ],
    [
      'a last day that does not exist',
      { [profile]: ['2027-06-30', '2027-06-31'] },
      'schemas/profiles/somewhere/profile.yaml:16:69: /waivers/0/until: "2027-06-31" is not a day YYYY-MM-DD that exists, such as 2027-06-30',
    ],
  ])
})

describe('a line is printed for the rest of the source:', () => {
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
      'a file that is not read because of its ending',
      { 'schemas/service-hall/cases/hall-is-named.yml': '[]' },
      'schemas/service-hall/cases/hall-is-named.yml:1:1: no kind of source file has this name here, so it would not be read; did you mean hall-is-named.yaml?',
    ],
    [
      'a file in a folder that is not read',
      { 'schemas/service-hall/code/hall-kind.csv': '' },
      'schemas/service-hall/code/hall-kind.csv:1:1: no kind of source file has this name here, so it would not be read; see packages/generate/authoring/README.md',
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

describe('the generator', () => {
  it('prints nothing for the small standard as it is', async () => expect(await printed({})).toEqual([]))
  it('counts problems as English does', () => expect([counted(1), counted(2)]).toEqual(['1 problem', '2 problems']))
})
