import { defineConfig } from 'vitest/config'

// One file at a time: some tests measure whether the page stays responsive. The timeouts allow for a busy machine.
export default defineConfig({ test: { include: ['*.test.ts'], fileParallelism: false, testTimeout: 120_000, hookTimeout: 120_000 } })
