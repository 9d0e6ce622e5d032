import type { Arguments } from './arguments.js'
import type { OptionName } from './options.js'

/** A command: what it does, what it takes, and the module that does it. */
export interface Command {
  /** Its arguments in the help. */
  takes: string
  zh: string
  en: string
  options: readonly OptionName[]
  /** Values of an option that differ from those of `options`. */
  values?: Partial<Record<OptionName, string>>
  notes?: readonly string[]
  load(): Promise<{ default(args: Arguments): Promise<number> }>
}

const ofRecords = ['standard', 'type', 'profile', 'as-of'] as const
const ofReports = ['format', 'output', 'lang', 'max-findings', 'fail-on', 'max-warnings', 'base'] as const

/** The commands by name, in the order of the help. */
export const commands: Record<string, Command> = {
  check: {
    takes: '<文件|文件夹|->…',
    zh: '检查文件、文件夹、报送、标准输入',
    en: 'check files, folders, submissions, standard input',
    options: [...ofRecords, ...ofReports, 'baseline', 'rule', 'ignore-rule', 'findings-out', 'threads', 'partial', 'part', 'allow-outside', 'watch'],
    notes: ['.shebiaoignore 列出不检查的文件，写法同 .gitignore (files that are not checked, written as .gitignore is)'],
    load: () => import('./commands/check.js'),
  },
  baseline: {
    takes: '<文件|文件夹>…',
    zh: '把今天的问题写成基线，供 check --baseline 使用；已改好的随之移出',
    en: 'write the findings of today as a baseline for check --baseline; what was mended leaves it',
    options: [...ofRecords, 'output', 'rule', 'ignore-rule', 'threads', 'allow-outside'],
    values: { output: 'shebiao-baseline.json' },
    load: () => import('./commands/baseline.js'),
  },
  merge: {
    takes: '<部分结果|文件夹>…',
    zh: '合并为整体报告',
    en: 'the report of the whole, from partial results',
    options: ofReports.filter((name) => name !== 'lang' && name !== 'max-findings'),
    load: () => import('./commands/merge.js'),
  },
  explain: { takes: '<规则|字段|条款>', zh: '解释', en: 'a rule, a field, a clause', options: ['lang'], load: () => import('./commands/explain.js') },
  rules: {
    takes: '',
    zh: '全部规则',
    en: 'every rule',
    options: ['format', 'lang'],
    values: { format: 'text|json' },
    load: () => import('./commands/rules.js'),
  },
  trace: {
    takes: '',
    zh: '来源要求 ↔ 条款 ↔ 字段、规则 ↔ 用例',
    en: 'traceability; orphans are an error',
    options: ['format'],
    values: { format: 'text|json' },
    load: () => import('./commands/trace.js'),
  },
  init: { takes: '[文件夹]', zh: '新建一份报送', en: 'a submission to start from', options: [], load: () => import('./commands/init.js') },
  diff: {
    takes: '<旧> <新>',
    zh: '改了什么、影响谁',
    en: 'what changed, and for whom',
    options: ['format', 'lang'],
    values: { format: 'text|json|markdown' },
    notes: [
      '<旧>、<新>：文件、service-guide@1.0、profile:qingdao、<git 版本>:<文件> (a file, an edition, a profile, <revision>:<file>)',
      '退出码：0 无破坏性改动 nothing breaks；1 有，或无法判定 breaks or unknown；2 未能比较 could not compare',
    ],
    load: () => import('./commands/diff.js'),
  },
  sample: {
    takes: '--records N --out DIR',
    zh: '生成示例数据',
    en: 'a made-up province of any size, as a submission',
    options: ['records', 'out', 'seed', 'violations', 'unlike', 'large'],
    load: () => import('./commands/sample.js'),
  },
  profile: {
    takes: 'check <细则|文件|文件夹|-> | new <地方>',
    zh: '细则只收紧、可满足、条款齐备；新建一个细则',
    en: 'a profile only tightens, and can be satisfied; a profile to start from',
    options: ['standard', 'type', 'as-of', 'format'],
    notes: ['--format：text、json', '--standard、--type：文件是手写的模式时，与哪个国家模式比较 (a hand-written schema: beside which)'],
    load: () => import('./commands/profile.js'),
  },
  migrate: {
    takes: '<数据|文件夹|->… --to service-guide@2.0',
    zh: '迁移到另一版次，并报告丢失',
    en: 'to another edition, with a report of losses',
    options: ['to', 'standard', 'type', 'as-of', 'output'],
    notes: ['多个文件用 --output 写到文件夹 (several files are written to the folder that --output names)'],
    load: () => import('./commands/migrate.js'),
  },
  verify: {
    takes: '<发布文件夹>',
    zh: '校验发布，不联网',
    en: 'signature and sums of a release, offline',
    options: ['key'],
    load: () => import('./commands/verify.js'),
  },
}
