import { describe, expect, it } from 'vitest'
import { parseCommandLine } from '../src/cli/command-line.js'
import { type Command, commands } from '../src/cli/commands.js'
import { helpOf, overview } from '../src/cli/help.js'
import { options } from '../src/cli/options.js'
import { shebiao } from './command.js'

const problemOf = (...argv: string[]) => {
  const parsed = parseCommandLine(argv)
  return 'problem' in parsed ? parsed.problem : undefined
}

describe('a command line that is wrong gets one line', () => {
  it.each([
    [['chek'], '没有命令 chek，是否指 check？'],
    [['check', 'a', '--stadard', 'x'], '没有选项 --stadard，是否指 --standard？'],
    [['check', 'a', '--xyzzy'], '没有选项 --xyzzy (no such option)'],
    [['check', 'a', '-x'], '没有选项 -x'],
    [['check', 'a', '--to', 'x'], 'check 不用 --to；用它的是 migrate'],
    [['init', '--format', 'json'], 'init 不用 --format'],
    [['verify', 'x', '--threads', '2'], 'verify 不用 --threads'],
    [['check', 'a', '--format'], '--format 要有值'],
    [['check', 'a', '--output', '--format', 'json'], '--output 要有值'],
    [['sample', '--unlike=yes'], '--unlike 没有值'],
    [['check', 'a', '--lang', 'zh', '--lang', 'en'], '--lang 只能写一次'],
  ])('%j', (argv, problem) => {
    expect(problemOf(...argv)).toContain(problem)
    const { code, stdout, stderr } = shebiao(argv)
    expect([code, stdout, stderr.trim().split('\n').length]).toEqual([2, '', 1])
  })

  it('also where a value is wrong', () => {
    for (const argv of [
      ['check', 'a', '--as-of', '2024/1/1'],
      ['check', 'a', '--lang', 'fr'],
      ['check', 'a', '--max-findings=-1'],
      ['check', 'a', '--format', 'xml'],
      ['check', 'a', '--threads', '0'],
      ['check', 'a', '--rule', 'fee-has-bases'],
      ['check', 'a', '--ignore-rule', 'file-readable'],
      ['check', 'a', '--format', 'json', '--format', 'text'],
      ['check', 'a', '--format', 'json', '--output', 'x', '--format', 'text', '--output', 'x'],
      ['check', '-', '--watch'],
    ]) {
      const { code, stdout, stderr } = shebiao(argv)
      expect([code, stdout, stderr.trim().split('\n').length], argv.join(' ')).toEqual([2, '', 1])
    }
  })
})

describe('a command line that is right', () => {
  it('pairs each --format with its --output, in either order', () => {
    const outputsOf = (...argv: string[]) => {
      const parsed = parseCommandLine(['check', ...argv])
      return 'problem' in parsed ? parsed.problem : parsed.args.outputs
    }
    expect(outputsOf()).toEqual([])
    expect(outputsOf('--output', 'a', '--format', 'json')).toEqual([{ output: 'a', format: 'json' }])
    expect(outputsOf('--format', 'json', '--output', 'a', '--format', 'text')).toEqual([{ format: 'json', output: 'a' }, { format: 'text' }])
    expect(outputsOf('--output', 'a', '--format', 'json', '--output', 'b', '--format', 'html')).toEqual([
      { output: 'a', format: 'json' },
      { output: 'b', format: 'html' },
    ])
  })

  it('may have options before the command, and values that begin with a hyphen after =', () => {
    expect(parseCommandLine(['--lang', 'en', 'check', 'a'])).toMatchObject({ name: 'check', args: { positionals: ['a'], values: { lang: 'en' } } })
    expect(parseCommandLine(['check', 'a', '--output=-x'])).toMatchObject({ args: { values: { output: '-x' } } })
  })
})

describe('the help', () => {
  it.each(Object.entries(commands))('of %s has each of its options, and no other', (name, command: Command) => {
    const help = helpOf(name, command)
    for (const option of Object.keys(options))
      expect(help.includes(`  --${option} `) || help.includes(`  --${option}\n`), option).toBe(command.options.includes(option as never))
    expect(shebiao([name, '--help'])).toEqual({ code: 0, stdout: help, stderr: '' })
  })

  it('of the program has each command', () => {
    for (const name of Object.keys(commands)) expect(overview()).toContain(`shebiao ${name}`)
    expect(shebiao(['--help'])).toMatchObject({ code: 0, stdout: overview() })
    expect(shebiao([])).toMatchObject({ code: 2, stdout: overview() })
  })
})
