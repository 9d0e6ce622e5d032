import { describe } from 'vitest'
import { cases, codes, print, schema, standard } from './mistake.js'

describe('a line is printed for syntax:', () => {
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
