import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

// Names of modules, which esbuild writes as comments, would make the bytes depend on where node_modules lies.

/** The modules that everything generated shares, by name, each in one piece: what validators call, and what record types are made of. */
export async function runtimeModules(): Promise<Record<string, string>> {
  const { outputFiles } = await build({
    entryPoints: ['checks', 'index'].map((name) => ({ in: fileURLToPath(new URL(`../runtime/${name}.js`, import.meta.url)), out: name })),
    outdir: '/',
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
  })
  const [checks, index] = outputFiles.map(({ text }) => text.replaceAll(/^\/\/ .*\n/gm, ''))
  return { checks: checks!, runtime: index! }
}
