import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'
import { files } from '../../vitest.shared.mjs'

// Two workers, as many as a small machine has cores: most of the time is spent in child processes.
export default defineConfig({
  resolve: { alias: [{ find: /^@shebiao\/conform\/(.*)\.js$/, replacement: fileURLToPath(new URL('../conform/src/$1.ts', import.meta.url)) }] },
  test: { ...files, maxWorkers: 2 },
})
