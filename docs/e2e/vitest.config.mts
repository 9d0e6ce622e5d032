import { defineConfig } from 'vitest/config'

// One browser at a time: these tests measure whether the page stays alive.
export default defineConfig({ test: { include: ['*.test.ts'], fileParallelism: false, testTimeout: 60_000, hookTimeout: 60_000 } })
