import { parseArgs } from 'node:util'
import { closest } from '../../schemas/generated/runtime.js'
import { refuse } from './refuse.mjs'

/**
 * The arguments of a kind.
 * @param {string[]} args
 * @param {{ positionals: string[], required: string[], optional: string[], flags?: string[], lists?: string[] }} options
 *   names of positionals in their order; of options that must and may be given; of those without a value; of those given several times
 * @returns {Record<string, string | string[] | boolean | undefined>} positionals and options by name, lists as arrays
 */
export function argumentsOf(args, { positionals: names, required, optional, flags = [], lists = [] }, usage) {
  const known = [...required, ...optional, ...flags]
  const config = Object.fromEntries(known.map((name) => [name, { type: flags.includes(name) ? 'boolean' : 'string', multiple: lists.includes(name) }]))
  const { positionals, values, tokens } = parseArgs({ args, options: config, strict: false, allowPositionals: true, tokens: true })
  const fail = (zh, en) => refuse(`${zh}；用法：${usage}`, en)
  for (const { kind, name, rawName, value } of tokens) {
    if (kind !== 'option') continue
    if (!known.includes(name)) {
      const near = closest(name, known)
      refuse(
        `不认识 ${rawName}${near ? `，是否指 --${near}？` : ''}可用：${known.map((one) => `--${one}`).join(' ')}`,
        `unknown option${near ? `; did you mean --${near}?` : ''}`,
      )
    }
    if (!flags.includes(name) && (value === undefined || value === '')) fail(`${rawName} 需要一个值`, `${rawName} needs a value`)
  }
  names.forEach((name, i) => {
    if (positionals[i] === undefined) fail(`缺少 <${name}>`, `<${name}> is missing`)
  })
  if (positionals.length > names.length) fail(`多出的参数 ${positionals[names.length]}`, 'one argument too many')
  for (const name of required) if (values[name] === undefined) fail(`缺少 --${name}`, `--${name} is missing`)
  return { ...Object.fromEntries(names.map((name, i) => [name, positionals[i]])), ...values }
}
