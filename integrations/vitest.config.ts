import { defineConfig } from 'vitest/config'

// One after the other: clusters are started here. The limits are those of a machine that does much else.
export default defineConfig({ test: { include: ['**/*.test.ts'], fileParallelism: false, testTimeout: 240_000, hookTimeout: 240_000 } })
