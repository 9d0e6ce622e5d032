import type { Sentence } from '@shebiao/schemas/runtime'
import type { Severity } from './rule.js'

interface FileRule {
  severity: Severity
  title: Sentence
  message: Sentence
  mend: Sentence
}

const rule = (severity: Severity, title: [string, string], message: [string, string], mend: [string, string]): FileRule => ({
  severity,
  title: { zh: title[0], en: title[1] },
  message: { zh: message[0], en: message[1] },
  mend: { zh: mend[0], en: mend[1] },
})

/** Rules on files, applied before records are checked. They rest on the specifications of the formats, not on a clause. */
export const fileRules = {
  'file-has-data': rule(
    'error',
    ['文件有数据', 'The file has data'],
    ['文件是空的', 'The file is empty'],
    ['补上数据，或从报送中删去该文件。', 'Add data, or leave the file out.'],
  ),
  'file-readable': rule(
    'error',
    ['文件读得懂', 'The file can be parsed'],
    ['{format} 语法错误：{problem}', '{format} syntax error: {problem}'],
    ['改正此处的语法，例如用编辑器的格式检查。', 'Mend the syntax here.'],
  ),
  'file-kind-known': rule(
    'error',
    ['文件是可读的格式', 'The file is of a format that can be read'],
    ['文件是{kind}，不是 {format}', 'The file is {kind}, not {format}'],
    ['另存为“CSV UTF-8（逗号分隔）”或 JSON、YAML、NDJSON，不要只改扩展名。', 'Save it as CSV (UTF-8), JSON, YAML or NDJSON; another name is not enough.'],
  ),
  'file-format-reported': rule(
    'info',
    ['格式已识别', 'The format was recognised'],
    ['内容是 {found}，按此读取；扩展名写的是 {named}', 'The content is {found} and was read so; the name says {named}'],
    ['宜改正扩展名：一个文件一个文档用 .json，每行一条记录用 .ndjson。', 'Better rename it: .json for one document, .ndjson for a record a line.'],
  ),
  'file-is-utf8': rule(
    'error',
    ['文件是 UTF-8 编码', 'The file is UTF-8'],
    ['文件不是 UTF-8 编码{guess}', 'The file is not UTF-8{guess}'],
    ['另存为 UTF-8 编码。', 'Save it as UTF-8.'],
  ),
  'file-encoding-reported': rule(
    'info',
    ['编码已识别', 'The encoding was recognised'],
    ['文件按 {encoding} 编码读取', 'Read as {encoding}'],
    ['宜另存为 UTF-8 编码。', 'Better saved as UTF-8.'],
  ),
  'file-without-mark': rule(
    'warning',
    ['文件开头没有字节序标记', 'No byte-order mark'],
    ['文件开头有字节序标记（BOM），已跳过', 'The file begins with a byte-order mark, skipped here'],
    ['另存为不带 BOM 的 UTF-8。', 'Save it as UTF-8 without BOM.'],
  ),
  'keys-unique': rule(
    'error',
    ['键不重复', 'Keys are not repeated'],
    ['键“{name}”重复出现，后一个会悄悄盖掉前一个', 'The key “{name}” stands twice: the later hides the earlier'],
    ['只保留一个。', 'Keep one.'],
  ),
  'text-well-formed': rule(
    'error',
    ['文字是完整的 Unicode', 'Text is well-formed Unicode'],
    ['“{field}”含有不成对的代理码元', '“{field}” holds a lone surrogate'],
    ['改正此处的 \\u 转义。', 'Mend the \\u escape.'],
  ),
  'nesting-bounded': rule(
    'error',
    ['嵌套层数有限', 'Nesting is bounded'],
    ['嵌套超过 {limit} 层', 'Nested deeper than {limit} levels'],
    ['数据不应嵌套这么深；请检查导出程序。', 'No record nests so deep: check the exporting program.'],
  ),
  'record-size-bounded': rule(
    'error',
    ['单条记录大小有限', 'A record is of bounded size'],
    ['一条记录有 {size} MB，超过 {limit} MB', 'One record has {size} MB, more than {limit} MB'],
    ['没有这么大的记录；请检查换行和引号。', 'No record is so large: check line breaks and quotes.'],
  ),
  'record-type-known': rule(
    'error',
    ['认得出所依的标准', 'The standard can be told'],
    ['认不出记录属于哪个标准{near}', 'Cannot tell which standard the record belongs to{near}'],
    ['写明 $schema，或指定所依标准（命令用 --standard）。', 'Give $schema, or name the standard (the command: --standard).'],
  ),
  'header-known': rule(
    'error',
    ['表头是字段名', 'The header names fields'],
    ['表头认不出任何字段：{found}{likely}', 'No header cell names a field: {found}{likely}'],
    ['第一行写字段的中文名称或英文名，例如：{example}。', 'Begin with a row of field titles or names, for example: {example}.'],
  ),
  'column-known': rule(
    'warning',
    ['每一列都属于标准', 'Every column belongs to the standard'],
    ['列“{name}”不是标准中的字段，未检查{nearest}', 'Column “{name}” is not a field and was not checked{nearest}'],
    ['改正列名；地方自有的列写作 extensions.列名。', 'Mend the name, or write extensions.name for a local column.'],
  ),
  'column-unique': rule('error', ['列不重复', 'Columns are not repeated'], ['列“{name}”重复', 'Column “{name}” stands twice'], ['只保留一列。', 'Keep one.']),
  'column-numbers-run-on': rule(
    'error',
    ['列名中的序号从 0 起连续', 'Numbers in column names run on from 0'],
    ['列“{name}”之前缺序号为 {missing} 的列，未检查', 'Before the column “{name}” there is none with the number {missing}: it was not checked'],
    [
      '序号从 0 起连续编排，例如 services.0.itemName、services.1.itemName。',
      'Number from 0 without gaps, for example services.0.itemName, services.1.itemName.',
    ],
  ),
  'row-complete': rule(
    'error',
    ['每行列数与表头一致', 'Every row has the header’s columns'],
    ['该行有 {found} 列，表头有 {expected} 列，可能错位，未检查', 'The row has {found} cells, the header {expected}: perhaps shifted, not checked'],
    ['补齐或删去多余的单元格。', 'Add or remove cells.'],
  ),
  'waiver-rule-exists': rule(
    'error',
    ['豁免的规则存在', 'A waiver names a rule that exists'],
    ['没有规则 {waived}{near}', 'There is no rule {waived}{near}'],
    ['改正规则编号；全部规则见 shebiao rules。', 'Mend the id of the rule; shebiao rules lists them.'],
  ),
  'waiver-in-force': rule(
    'warning',
    ['豁免在有效期内', 'A waiver is in force'],
    ['对 {waived} 的豁免已于 {until} 到期，不再起作用', 'The waiver of {waived} ended on {until} and has no effect'],
    ['重新批准并改期，或删去。', 'Have it granted anew, or delete it.'],
  ),
  'waiver-needed': rule(
    'warning',
    ['豁免有所豁免', 'A waiver covers something'],
    ['对 {waived} 的豁免没有豁免任何问题', 'The waiver of {waived} covers no finding'],
    ['问题已改好的，删去；写错文件、记录或位置的，改正。', 'Delete it if the data were mended; else mend its file, record or pointer.'],
  ),
} satisfies Record<string, FileRule>

/** The id of a rule on files. */
export type FileRuleId = keyof typeof fileRules

/** Rules whose findings say that something could not be read or recognised: whether that conforms is not known. */
export const unreadRules: ReadonlySet<string> = new Set<FileRuleId>([
  'file-has-data',
  'file-kind-known',
  'file-readable',
  'file-is-utf8',
  'nesting-bounded',
  'record-size-bounded',
  'record-type-known',
  'header-known',
  'column-numbers-run-on',
  'row-complete',
])
