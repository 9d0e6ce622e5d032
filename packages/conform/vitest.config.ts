import { defineConfig } from 'vitest/config'

// As many files at once as a small machine has cores: most of the time is spent in commands that are started.
export default defineConfig({ test: { include: ['src/**/*.test.ts', 'test/**/*.test.ts'], testTimeout: 120_000, maxWorkers: 2 } })
