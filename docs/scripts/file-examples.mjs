// Examples of problems of whole files, each with a valid counterpart. The findings are not written here: the check produces them.
const submission = '{\n  "region": "420000",\n  "files": [{ "path": "guides/*.yaml" }]\n}\n'
const table = (header, ...rows) => `${[header, ...rows].join('\n')}\n`
const outlets = '网点名称,所属银行,咨询电话'
const outlet = '示例银行某市支行,示例银行,0571-12345678'
// 网点名称,所属银行,咨询电话 / 示例银行某市支行,示例银行,0571-12345678
const gb18030 = 'cdf8b5e3c3fbb3c62ccbf9caf4d2f8d0d02cd7c9d1afb5e7bbb00acabec0fdd2f8d0d0c4b3cad0d6a7d0d02ccabec0fdd2f8d0d02c303537312d31323334353637380a'
const nested = (levels) => `{\n  "region": "420000",\n  "files": [],\n  "extensions": ${'{"x":'.repeat(levels)}1${'}'.repeat(levels)}\n}\n`

/** Examples by rule: a file name, and an accepted and a refused content, as a text or as the bytes of one in `encoding`. */
export const fileExamples = {
  'file-has-data': { name: 'shebiao.json', accepted: submission, refused: '' },
  'file-readable': { name: 'shebiao.json', accepted: submission, refused: '{\n  "region": "420000",\n  "files": [{ "path": "guides/*.yaml" }\n}\n' },
  'file-kind-known': { name: 'outlets.csv', standard: 'bank-outlet@1.0', accepted: table(outlets, outlet), refused: '%PDF-1.7\n' },
  'file-format-reported': {
    name: 'guides.ndjson',
    standard: 'service-guide@2.0',
    accepted: '{ "itemName": "示例" }\n',
    refused: '[\n  { "itemName": "示例" }\n]\n',
  },
  'file-is-utf8': {
    name: 'shebiao.json',
    accepted: '{ "source": "市" }\n',
    refused: Buffer.from('7b2022736f75726365223a2022cad022207d0a', 'hex'),
    encoding: 'gb18030',
  },
  'file-encoding-reported': { name: 'outlets.csv', accepted: table(outlets, outlet), refused: Buffer.from(gb18030, 'hex'), encoding: 'gb18030' },
  'file-without-mark': { name: 'shebiao.json', accepted: submission, refused: `\ufeff${submission}` },
  'keys-unique': { name: 'shebiao.json', accepted: submission, refused: submission.replace('\n', '\n  "region": "420100",\n') },
  'text-well-formed': { name: 'shebiao.json', accepted: submission, refused: submission.replace('guides', '\\ud800guides') },
  'nesting-bounded': { name: 'shebiao.json', accepted: nested(2), refused: nested(20_000) },
  'record-size-bounded': {
    name: 'many.ndjson',
    accepted: `${submission.replaceAll(/\s/g, '')}\n`,
    refused: `{"region":"420000","source":"${'x'.repeat(65 << 20)}"}\n`,
  },
  'record-type-known': { name: 'a.json', accepted: submission, refused: '{ "colour": "red" }\n' },
  'header-known': { name: 'outlets.csv', standard: 'bank-outlet@1.0', accepted: table(outlets, outlet), refused: table('甲,乙,丙', outlet) },
  'column-known': { name: 'outlets.csv', standard: 'bank-outlet@1.0', accepted: table(outlets, outlet), refused: table(`${outlets},颜色`, `${outlet},红`) },
  'column-unique': {
    name: 'outlets.csv',
    standard: 'bank-outlet@1.0',
    accepted: table(outlets, outlet),
    refused: table(`${outlets},网点名称`, `${outlet},示例银行某市支行`),
  },
  'column-numbers-run-on': {
    name: 'outlets.csv',
    standard: 'bank-outlet@1.0',
    accepted: table('网点名称,services.0.itemName', '示例银行某市支行,社会保障卡申领'),
    refused: table('网点名称,services.5.itemName', '示例银行某市支行,社会保障卡申领'),
  },
  'row-complete': { name: 'outlets.csv', standard: 'bank-outlet@1.0', accepted: table(outlets, outlet), refused: table(outlets, `${outlet},8:30`) },
}

/** Rules on the waivers of a manifest: they show in the check of a whole submission, not of one text. */
export const withoutExample = ['waiver-rule-exists', 'waiver-in-force', 'waiver-needed']
