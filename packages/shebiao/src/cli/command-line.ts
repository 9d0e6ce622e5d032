import { parseArgs } from 'node:util'
import { closest } from '@shebiao/schemas/runtime'
import type { Arguments } from './arguments.js'
import { type Command, commands } from './commands.js'
import { type Option, type OptionName, options } from './options.js'

/** A command and its arguments; neither for `shebiao --help`. */
export interface CommandLine {
  name?: string
  command?: Command
  args: Arguments
}

/** Parses a command line. Returns one line that says what is wrong if it is invalid. */
export function parseCommandLine(argv: string[]): CommandLine | { problem: string } {
  const { tokens } = parseArgs({ args: argv, options, allowPositionals: true, strict: false, tokens: true })
  const positionals = tokens.flatMap((token) => (token.kind === 'positional' ? [token.value] : []))
  const [name, ...rest] = positionals
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined
  if (name !== undefined && !command) return { problem: `没有命令 ${name}${near(name, Object.keys(commands))} (no such command)` }
  const args: Arguments = { positionals: rest, values: {}, lists: { rule: [], 'ignore-rule': [] }, outputs: [] }
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const { rawName, value } = token
    const problem = optionProblem(token.name, rawName, value, token.inlineValue, command && { name: name!, ...command }) ?? repeated(token.name, rawName, args)
    if (problem !== undefined) return { problem }
    add(token.name as OptionName, value ?? true, args)
  }
  return { ...(command && { name: name!, command }), args }
}

function optionProblem(
  name: string,
  raw: string,
  value: string | undefined,
  isInline: boolean | undefined,
  command: (Command & { name: string }) | undefined,
): string | undefined {
  if (!Object.hasOwn(options, name)) {
    const known = command ? [...command.options, 'help'] : Object.keys(options)
    return `没有选项 ${raw}${near(name, known, '--')} (no such option)`
  }
  const option: Option = options[name as OptionName]
  if (option.type === 'boolean' && value !== undefined) return `${raw} 没有值 (takes no value)`
  if (option.type === 'string' && value === undefined) return `${raw} 要有值：${raw} ${option.value} (a value is missing)`
  // `--output --format json` is more likely a forgotten value than a file of that name.
  if (value?.startsWith('-') && value !== '-' && !isInline) return `${raw} 要有值；以 - 开头的写作 ${raw}=${value} (a value is missing)`
  if (name === 'help' || name === 'version' || !command || command.options.includes(name as OptionName)) return undefined
  const users = Object.entries(commands).flatMap(([other, { options: taken }]) => (taken.includes(name as OptionName) ? [other] : []))
  return `${command.name} 不用 ${raw}；用它的是 ${users.join('、')} (an option of other commands)`
}

function repeated(name: string, raw: string, { values }: Arguments): string | undefined {
  const option: Option = options[name as OptionName]
  return values[name] === undefined || option.multiple ? undefined : `${raw} 只能写一次 (given twice)`
}

function add(name: OptionName, value: string | boolean, { values, lists, outputs }: Arguments): void {
  values[name] ??= value
  if (name === 'rule' || name === 'ignore-rule') lists[name].push(String(value))
  if (name !== 'format' && name !== 'output') return
  // A format that is given again begins the next output, and so does a file.
  const last = outputs.at(-1)
  if (last && last[name] === undefined) last[name] = String(value)
  else outputs.push({ [name]: String(value) })
}

function near(name: string, known: string[], prefix = ''): string {
  const found = closest(name, known)
  return found === undefined ? '' : `，是否指 ${prefix}${found}？`
}
