/** An option of the command line. */
export interface Option {
  type: 'string' | 'boolean'
  /** What its value is, in the help: `N`, `FILE`. */
  value?: string
  zh: string
  en: string
  /** May be given several times. */
  multiple?: true
  short?: string
}

const reportFormats = 'text|json|sarif|junit|github|gitlab|html|markdown'

/** Every option of any command, by its name. */
export const options = {
  standard: { type: 'string', value: 'service-guide@2.0', zh: '所依标准；不写则从数据识别', en: 'standard; told from the data where absent' },
  type: { type: 'string', value: 'guide', zh: '记录类型', en: 'record type' },
  profile: { type: 'string', value: 'sichuan', zh: '地方细则', en: 'what one place adds' },
  'as-of': {
    type: 'string',
    value: '2026-01-01',
    zh: '检查日期，默认今天；决定版次、代码、豁免',
    en: 'the day: picks edition, codes, waivers; today by default',
  },
  format: { type: 'string', value: reportFormats, multiple: true, zh: '格式；可写多个，各有自己的 --output', en: 'format; several, each with its --output' },
  output: { type: 'string', value: 'FILE', multiple: true, zh: '写入文件，不写则输出到屏幕', en: 'write to a file instead of the screen' },
  lang: { type: 'string', value: 'zh|en', zh: '语言', en: 'language' },
  'max-findings': {
    type: 'string',
    value: 'N|all',
    zh: '每条规则最多列出多少条，全部计数；默认 text、json、html、markdown 为 100，其余格式全部列出（至多 10 万条）',
    en: 'listed of each rule, all are counted; by default 100 in text, json, html, markdown, and all (up to 100,000) in the others',
  },
  'findings-out': { type: 'string', value: 'FILE', zh: '每一条问题各写一行 JSON', en: 'every finding as a line of JSON' },
  baseline: { type: 'string', value: 'FILE', zh: '基线：其中已有的问题只计数，不算失败', en: 'findings that were there before are counted and do not fail' },
  'fail-on': { type: 'string', value: 'error|warning|info', zh: '从哪一级起算失败，默认 error', en: 'the least severity that fails, error by default' },
  'max-warnings': { type: 'string', value: 'N', zh: '警告多于此数即失败', en: 'more warnings fail' },
  rule: { type: 'string', value: 'RULE', multiple: true, zh: '只报告这条规则；可写多个', en: 'only this rule; may be repeated' },
  'ignore-rule': { type: 'string', value: 'RULE', multiple: true, zh: '不报告这条规则；可写多个', en: 'not this rule; may be repeated' },
  base: {
    type: 'string',
    value: 'DIR',
    zh: 'sarif、junit、github、gitlab 的路径相对于此；默认仓库根',
    en: 'paths in sarif, junit, github and gitlab are relative to it; the repository by default',
  },
  threads: {
    type: 'string',
    value: 'N',
    zh: '线程数，默认按数据多少，至多为处理器核数；报告不因此而异',
    en: 'threads; as the data are worth, at most the cores; same report',
  },
  partial: { type: 'string', value: 'FILE', zh: '只写部分结果，供 merge 合并', en: 'write a partial result, to be merged' },
  part: { type: 'string', value: '3/16', zh: '只检查十六份中的第三份，与 --partial 同用', en: 'one part of the data, for several machines; with --partial' },
  'allow-outside': { type: 'boolean', zh: '清单可列报送文件夹以外的文件', en: 'a manifest may list files outside of its folder' },
  watch: { type: 'boolean', zh: '数据一有改动就再查一遍', en: 'check again whenever the data change' },
  to: { type: 'string', value: 'service-guide@2.0', zh: '迁移到的标准与版次', en: 'standard and edition to migrate to' },
  key: { type: 'string', value: 'FILE', zh: '公钥文件', en: 'public key' },
  records: { type: 'string', value: 'N', zh: '记录数', en: 'number of records' },
  out: { type: 'string', value: 'DIR', zh: '写入的文件夹', en: 'folder to write' },
  seed: { type: 'string', value: 'S', zh: '种子，默认 1；同一种子同一数据', en: 'same seed, same bytes; 1 by default' },
  violations: {
    type: 'string',
    value: 'schema=0.02,rule=0.01,dataset=0.005',
    zh: '埋入问题的份额，列在 planted.ndjson',
    en: 'violations to plant, listed in planted.ndjson',
  },
  unlike: {
    type: 'boolean',
    zh: '每条记录的文字各不相同，全省须一致的只在空格上不同',
    en: 'texts of its own in every record; what a province keeps equal differs by spaces alone',
  },
  large: { type: 'boolean', zh: '只写一个实施清单文件', en: 'implementations alone, in one file' },
  help: { type: 'boolean', short: 'h', zh: '帮助', en: 'help' },
  version: { type: 'boolean', short: 'v', zh: '版本', en: 'version' },
} as const satisfies Record<string, Option>

export type OptionName = keyof typeof options
