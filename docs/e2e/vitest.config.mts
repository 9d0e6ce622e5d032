import { defineConfig } from 'vitest/config'

// One browser at a time: these tests measure whether the page stays alive. The limits are those of a machine that does much else.
export default defineConfig({ test: { include: ['*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } })
