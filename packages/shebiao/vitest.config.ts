import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Two workers, as many as a small machine has cores: most of the time is spent in child processes.
export default defineConfig({
  resolve: { alias: [{ find: /^@shebiao\/conform\/(.*)\.js$/, replacement: fileURLToPath(new URL('../conform/src/$1.ts', import.meta.url)) }] },
  test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'], testTimeout: 120_000, maxWorkers: 2 },
})
