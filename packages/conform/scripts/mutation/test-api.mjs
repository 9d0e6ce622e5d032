// What tests import from 'vitest' when they run inside of the mutation runner: it registers tests instead of running them.
import { ASYMMETRIC_MATCHERS_OBJECT, chai, JestAsymmetricMatchers, JestChaiExpect, JestExtend } from '@vitest/expect'

for (const plugin of [JestExtend, JestChaiExpect, JestAsymmetricMatchers]) chai.use(plugin)
export const expect = Object.assign((value, message) => chai.expect(value, message), chai.expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT])

/** @typedef {{ name: string, run: () => Promise<void> }} Test */

/** Creates the functions that the test files of one load call, and the list that they fill. */
export function register() {
  /** @type {Test[]} */
  const tests = []
  const root = { name: '', hooks: hooks(), started: true }
  let scope = [root]

  const describe = (name, body) => {
    const outer = scope
    scope = [...outer, { name, hooks: hooks(), started: false }]
    body()
    scope = outer
  }
  const it = (name, body) => {
    const scopes = scope
    tests.push({
      name: [...scopes.map((one) => one.name), name].join(' ').trim(),
      async run() {
        for (const one of scopes) {
          if (!one.started) for (const hook of one.hooks.beforeAll) await hook()
          one.started = true
        }
        for (const one of scopes) for (const hook of one.hooks.beforeEach) await hook()
        try {
          await body()
        } finally {
          for (const one of scopes) for (const hook of one.hooks.afterEach) await hook()
        }
      },
    })
  }
  it.each = each(it)
  describe.each = each(describe)
  const hook = (kind) => (body) => void scope.at(-1).hooks[kind].push(body)
  // Nothing that a file's tests share outlives its load, so afterAll has nothing to do.
  return { tests, api: { describe, it, test: it, beforeAll: hook('beforeAll'), beforeEach: hook('beforeEach'), afterEach: hook('afterEach'), afterAll() {} } }
}

function hooks() {
  return { beforeAll: [], beforeEach: [], afterEach: [] }
}

/** `it.each(rows)(name, body)`: names are filled as far as tests are told apart, with the number of the row. */
function each(declare) {
  return (rows) => (name, body) => rows.forEach((row, i) => declare(`${name} [${i}]`, () => body(...(Array.isArray(row) ? row : [row]))))
}
