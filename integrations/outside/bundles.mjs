// What a program costs that uses a part of the packages, after a bundler.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build as esbuild } from 'esbuild'
import { build as vite } from 'vite'

/** Bytes of a program after Vite's bundler and gzip. */
export async function viteSize(folder, program) {
  const input = join(folder, 'sized.js')
  writeFileSync(input, program)
  const { output } = await vite({ root: folder, logLevel: 'error', configFile: false, build: { write: false, rollupOptions: { input } } })
  return output.filter(({ isEntry }) => isEntry).reduce((sum, { code }) => sum + gzipSync(code).length, 0)
}

/** Bytes of a program after esbuild and gzip. Throws for a warning: people see it at every build. */
export async function esbuildSize(folder, program) {
  const { outputFiles, warnings } = await esbuild({
    stdin: { contents: program, resolveDir: folder },
    bundle: true,
    minify: true,
    splitting: true,
    format: 'esm',
    outdir: join(folder, 'out'),
    write: false,
    logLevel: 'silent',
  })
  if (warnings.length > 0) throw new Error(warnings.map(({ text }) => text).join('\n'))
  return gzipSync(outputFiles.find(({ path }) => path.endsWith('stdin.js')).contents).length
}
