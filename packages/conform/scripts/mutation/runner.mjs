// A test runner for Stryker that runs this package's tests in its own process. Stryker's runner for Vitest starts a worker for every
// test file and mutant, which would take a day for some 9,500 mutants. Here all test files are one bundle. It is loaded anew for
// each mutant, because tables and caches are made when modules are loaded.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin'
import { DryRunStatus, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner'
import { build } from 'esbuild'
import { register } from './test-api.mjs'

const root = fileURLToPath(new URL('../..', import.meta.url))
const bundle = fileURLToPath(new URL(`../../../../report/mutation/tests-${process.pid}.mjs`, import.meta.url))
/** Test files about reading bytes, caches and other validators are left out: they are slow and would notice nothing more. */
const isExcluded = /^(?:src\/(?:read|cache|engine|migrate)\/|test\/(?:prepare|robust|validators)\.)/
const isIncluded = (file) => /^(?:src|test)\/.*\.test\.ts$/.test(file) && !file.endsWith('.slow.test.ts') && !isExcluded.test(file)

/** Tests of single fields of the schemas, and of bundles: they take longest, and no change of a rule fails them. */
const isSlow = /\bfields\/|\bbundle\b|CommonJS/

// Rules are loaded when they are needed. If the first test that needs them did it, their tables would count as covered by it alone.
const loadRules = `
import { loadRules, ruleGroups } from './src/rules/index.js'
export const loaded = Promise.all(ruleGroups.map(loadRules))`

const rank = (file) => (file.includes('corpus') ? 0 : file.includes('reads') ? 2 : 1)

class InProcessRunner {
  #loads = 0

  capabilities() {
    return { reloadEnvironment: true }
  }

  async init() {
    const files = readdirSync(root, { recursive: true }).filter(isIncluded)
    // The tests that notice most come first, and the slowest last.
    files.sort((a, b) => rank(a) - rank(b))
    await build({
      stdin: { contents: [...files.map((file) => `import './${file}'`), loadRules].join('\n'), resolveDir: root, sourcefile: 'tests.js' },
      outfile: bundle,
      bundle: true,
      format: 'esm',
      platform: 'node',
      packages: 'external',
      // The package says that its modules have no side effects; those of tests do.
      ignoreAnnotations: true,
      logLevel: 'error',
      plugins: [vitestApi, ownUrls],
    })
  }

  async dryRun() {
    stryker.activeMutant = undefined
    const results = []
    for (const test of await this.#load()) {
      stryker.currentTestId = test.name
      results.push(await resultOf(test))
      stryker.currentTestId = undefined
    }
    return { status: DryRunStatus.Complete, tests: results, mutantCoverage: coverage(stryker.mutantCoverage) }
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    stryker.activeMutant = activeMutant.id
    stryker.hitCount = 0
    stryker.hitLimit = hitLimit
    let tests
    try {
      tests = await this.#load()
    } catch (error) {
      return toMutantRunResult({ status: DryRunStatus.Complete, tests: [failed('loading', error)] })
    }
    const results = []
    for (const test of tests) {
      if (testFilter && !testFilter.includes(test.name)) continue
      const result = await resultOf(test)
      results.push(result)
      if (result.status === TestStatus.Failed) break
    }
    return toMutantRunResult({ status: DryRunStatus.Complete, tests: results })
  }

  async #load() {
    const { tests, api } = register()
    globalThis.testApi = api
    const { loaded } = await import(`${pathToFileURL(bundle)}?${this.#loads++}`)
    await loaded
    return tests.filter(({ name }) => !isSlow.test(name))
  }
}

globalThis.__stryker__ ??= {}
const stryker = globalThis.__stryker__

/**
 * Coverage by which Stryker chooses tests. Test files that make their data when they are loaded run nearly everything then; mutants
 * that tests cover too are left to those tests. What is covered by loading alone is tested by all.
 */
function coverage({ perTest, static: loading }) {
  const covered = new Set(Object.values(perTest).flatMap((mutants) => Object.keys(mutants)))
  return { perTest, static: Object.fromEntries(Object.entries(loading).filter(([mutant]) => !covered.has(mutant))) }
}

async function resultOf({ name, run }) {
  const begun = performance.now()
  try {
    await run()
    return { id: name, name, status: TestStatus.Success, timeSpentMs: performance.now() - begun }
  } catch (error) {
    return failed(name, error)
  }
}

function failed(name, error) {
  return { id: name, name, status: TestStatus.Failed, failureMessage: String(error), timeSpentMs: 0 }
}

const apiNames = ['describe', 'it', 'test', 'beforeAll', 'beforeEach', 'afterAll', 'afterEach']
const testApi = new URL('test-api.mjs', import.meta.url).href

/** Gives test files that import 'vitest' the functions of the current load. */
const vitestApi = {
  name: 'vitest-api',
  setup(build) {
    build.onResolve({ filter: /^vitest$/ }, () => ({ path: 'vitest', namespace: 'api' }))
    build.onResolve({ filter: /^file:/ }, ({ path }) => ({ path, external: true }))
    const contents = `export const { ${apiNames.join(', ')} } = globalThis.testApi\nexport { expect } from '${testApi}'`
    build.onLoad({ filter: /.*/, namespace: 'api' }, () => ({ contents }))
  },
}

/** Keeps what a file finds beside itself, wherever the bundle lies. */
const ownUrls = {
  name: 'own-urls',
  setup(build) {
    build.onLoad({ filter: /\.(?:ts|mjs)$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }))
  },
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'in-process', () => new InProcessRunner())]
