import * as checks from '../runtime/checks.js'
import type { Validator } from '../runtime/index.js'
import type { Schema } from '../source.js'
import { compile } from './compile.js'

/**
 * Compiles a schema and runs the module in this process: the same code that is written for users, without a file. Nothing is
 * awaited, so that reading the source stays one plain function. Only what our own compiler wrote is run.
 */
export function evaluate(schema: Schema): Validator {
  const code = compile(schema, 'checks')
  const [line, names] = /^import \{ (.*) \} from 'checks'\n/.exec(code)!
  const imported = names!.split(', ')
  const functions = new Map(Object.entries(checks))
  const body = code.slice(line.length).replace(/^export /gm, '')
  return new Function(...imported, `${body}\nreturn { is, issues }`)(...imported.map((name) => functions.get(name))) as Validator
}
