import { version } from '@shebiao/conform/model/version.js'
import { type Command, commands } from './commands.js'
import { type Option, options } from './options.js'

const exitCodes = '退出码 exit code：0 符合 conforms；1 有错误 findings of severity error；2 未能检查 could not check'

/** The help of the whole program: its commands. */
export function overview(): string {
  const lines = Object.entries(commands).map(([name, { takes, zh, en }]) => `${`  shebiao ${name} ${takes}`.trimEnd()}\n      ${zh} (${en})`)
  return `社标 shebiao ${version}：检查社会保险公共服务数据是否符合标准
check service data against the standards

${lines.join('\n')}
  shebiao <命令> --help
      一个命令的选项 (the options of a command)
  shebiao --version | --help

${exitCodes}
`
}

/** The help of one command: its options. */
export function helpOf(name: string, { takes, zh, en, options: taken, values, notes = [] }: Command): string {
  const lines = taken.map((option) => {
    const { value, zh: chinese, en: english }: Option = options[option]
    const shown = values?.[option] ?? value
    return `  --${option}${shown === undefined ? '' : ` ${shown}`}\n        ${chinese} (${english})`
  })
  const parts = [`shebiao ${name} ${takes}`.trimEnd(), `${zh} (${en})`, '', ...(lines.length > 0 ? [...lines, ''] : []), ...notes]
  return `${[...parts, ...(name === 'diff' ? [] : [exitCodes])].join('\n')}\n`
}
