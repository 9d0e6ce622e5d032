// What the Vitest configurations share. Tests named *.slow.test.ts run only with SHEBIAO_SLOW=1, and then alone: npm run test:slow.
import { configDefaults } from 'vitest/config'

const isSlow = process.env.SHEBIAO_SLOW === '1'

/** The test files of a package; it has files of both kinds or passes without any. */
export const files = {
  include: isSlow ? ['**/*.slow.test.ts'] : ['**/*.test.ts'],
  exclude: [...configDefaults.exclude, ...(isSlow ? [] : ['**/*.slow.test.ts'])],
  passWithNoTests: isSlow,
  testTimeout: 120_000,
  hookTimeout: 120_000,
}
