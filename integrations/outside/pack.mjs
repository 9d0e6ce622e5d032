// Packs the published packages and installs the tarballs in a folder outside of the workspace, as people without network do.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folders of the published packages. */
export const packages = ['schemas', 'packages/cases', 'packages/conform', 'packages/shebiao']

/** Packs the built packages into a folder; returns the paths of the tarballs. */
export function pack(folder) {
  mkdirSync(folder, { recursive: true })
  for (const name of packages)
    execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: join(root, name), stdio: ['ignore', 'ignore', 'inherit'] })
  return readdirSync(folder).map((file) => join(folder, file))
}

/** Installs tarballs in an empty folder with nothing else to be had: offline, with an empty cache. Throws where they need more. */
export function install(folder, tarballs) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{"private":true,"type":"module"}')
  const options = ['--offline', '--silent', '--no-audit', '--no-fund', '--cache', join(folder, '.empty-cache')]
  execFileSync('npm', ['install', ...options, ...tarballs], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] })
}
