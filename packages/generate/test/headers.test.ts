import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { globSync } from 'tinyglobby'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** The files that people write in YAML, and the schema by which editors complete them. */
const kinds: Record<string, string[]> = {
  standard: ['standards/*/*.yaml', '!standards/sources/*'],
  'source-document': ['standards/sources/*.yaml', '!standards/sources/ambiguities.yaml'],
  ambiguities: ['standards/sources/ambiguities.yaml'],
  cases: ['schemas/*/cases/*.yaml', 'schemas/profiles/*/cases/*.yaml'],
  profile: ['schemas/profiles/*/profile.yaml'],
  migration: ['schemas/*/migrations/*.yaml'],
}

describe.each(Object.entries(kinds))('every file of the kind %s', (kind, patterns) => {
  it('begins with the schema by which editors complete it', () => {
    const files = globSync(patterns, { cwd: root })
    expect(files).not.toEqual([])
    for (const file of files) {
      const [first = ''] = readFileSync(join(root, file), 'utf8').split('\n')
      const [, path = ''] = /^# yaml-language-server: \$schema=(\S+)$/.exec(first) ?? []
      expect(resolve(root, dirname(file), path), file).toBe(join(root, `schemas/generated/authoring/${kind}.json`))
    }
    expect(existsSync(join(root, `schemas/generated/authoring/${kind}.json`))).toBe(true)
  })
})
