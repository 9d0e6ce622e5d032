// Writes a release bundle: hosted schemas, npm tarballs, SBOM, an archive for offline use, checksums and their signature.
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { packTar, unpackTar } from 'modern-tar'
import { filesOf, seal } from './sign.mjs'

const packages = ['schemas', 'packages/cases', 'packages/conform', 'packages/shebiao']
const folders = {
  shebiao: 'packages/shebiao',
  '@shebiao/conform': 'packages/conform',
  '@shebiao/compat': 'packages/compat',
  '@shebiao/schemas': 'schemas',
  '@shebiao/cases': 'packages/cases',
}
/** Development dependencies of library and command that are not bundled into them: they are build tools. */
const bundlers = ['@microsoft/api-extractor', 'esbuild']
/** Our packages, and a dependency that is bundled into them: fastest-levenshtein in the runtime of the validators. */
const published = [...Object.keys(folders), 'fastest-levenshtein']
const json = (value) => `${JSON.stringify(value, null, 2)}\n`

/** Writes the bundle of the built tree at `root` to the empty folder `out`, with the built site if given. Returns the paths of its files. */
export async function writeBundle(root, out, { key, version, nextVersion, isDryRun, states, site }) {
  hostSchemas(root, join(out, 'schemas'))
  mkdirSync(join(out, 'npm'))
  for (const name of packages)
    execFileSync('npm', ['pack', '--silent', '--pack-destination', join(out, 'npm')], { cwd: join(root, name), stdio: ['ignore', 'ignore', 'inherit'] })
  writeFileSync(join(out, 'sbom.cdx.json'), json(sbom(root)))
  const editions = Object.fromEntries(
    [...states].map(([name, { status, issued, effective, withdrawn, replaces, sha256 }]) => [name, { status, issued, effective, withdrawn, replaces, sha256 }]),
  )
  writeFileSync(join(out, 'manifest.json'), json({ version, nextVersion, isDryRun, hasSite: site !== undefined, editions }))
  await archive(out, version, site)
  return seal(out, key, `shebiao ${version}${isDryRun ? ' dry run' : ''}`)
}

/** Copies the schemas to the paths of their `$id`, and next to them the code lists and the OpenAPI document. */
function hostSchemas(root, out) {
  const generated = join(root, 'schemas', 'generated')
  for (const file of filesOf(generated).filter((name) => name.endsWith('.schema.json'))) copy(join(generated, file), join(out, file))
  for (const file of filesOf(join(root, 'schemas')).filter((name) => /^[a-z-]+\/codes\/[^/]+\.csv$/.test(name)))
    copy(join(root, 'schemas', file), join(out, file))
  copy(join(root, 'schemas', 'released.json'), join(out, 'released.json'))
  copy(join(generated, 'codes.json'), join(out, 'codes.json'))
  copy(join(root, 'schemas', 'dist', 'openapi.json'), join(out, 'openapi.json'))
}

/** The SBOM of all published and bundled packages, in CycloneDX. Without timestamp and serial number: it must be reproducible. */
function sbom(root) {
  const text = execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--offline'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const { $schema, bomFormat, specVersion, components, dependencies } = JSON.parse(text)
  const uses = new Map(dependencies.map(({ ref, dependsOn = [] }) => [ref, dependsOn]))
  const nameOf = (ref) => ref.slice(0, ref.lastIndexOf('@'))
  const wanted = new Set()
  const neededBy = (folder) => {
    const { name, dependencies = {}, devDependencies = {} } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    const bundled = ['shebiao', '@shebiao/conform'].includes(name) ? Object.keys(devDependencies).filter((one) => !bundlers.includes(one)) : []
    return [...Object.keys(dependencies), ...bundled]
  }
  const reach = (ref) => {
    if (wanted.has(ref)) return
    wanted.add(ref)
    const folder = folders[nameOf(ref)]
    // Of our own packages, follow run-time and bundled dependencies only.
    const own = folder && neededBy(folder)
    for (const next of uses.get(ref) ?? []) if (!own || own.includes(nameOf(next))) reach(next)
  }
  for (const { 'bom-ref': ref } of components) if (published.includes(nameOf(ref))) reach(ref)
  const kept = components
    .filter((one) => wanted.has(one['bom-ref']))
    .map((one) => (folders[nameOf(one['bom-ref'])] ? { ...one, name: nameOf(one['bom-ref']) } : one))
  const { version } = JSON.parse(readFileSync(join(root, 'packages/shebiao/package.json'), 'utf8'))
  return {
    $schema,
    bomFormat,
    specVersion,
    version: 1,
    metadata: { component: { type: 'application', 'bom-ref': 'shebiao', name: 'shebiao', version } },
    components: kept,
    dependencies: kept.map((one) => ({ ref: one['bom-ref'], dependsOn: (uses.get(one['bom-ref']) ?? []).filter((ref) => wanted.has(ref)) })),
  }
}

const guide = `node command/node_modules/shebiao/bin/shebiao.js check <数据>
site/：网站，用任何静态服务器打开 (any static server)
`

/** Writes an archive for offline use: schemas, tarballs, the site if given, and the command, ready to run. */
async function archive(out, version, site) {
  const name = `shebiao-${version}-offline`
  const below = (folder, prefix = '') => filesOf(folder).map((file) => ({ name: prefix + file, body: readFileSync(join(folder, file)) }))
  const files = [
    { name: 'README.txt', body: Buffer.from(guide) },
    ...below(out),
    ...(site === undefined ? [] : below(site, 'site/')),
    ...(await Promise.all(readdirSync(join(out, 'npm')).map((tarball) => installed(join(out, 'npm', tarball))))).flat(),
  ].sort((a, b) => (a.name < b.name ? -1 : 1))
  // Order, owner, mode and time are fixed, so that the archive is reproducible.
  const entries = files.map(({ name: file, body, mode = 0o644 }) => ({
    header: { name: `${name}/${file}`, size: body.length, mode, mtime: new Date(0), uid: 0, gid: 0, uname: '', gname: '' },
    body,
  }))
  const packed = gzipSync(await packTar(entries), { level: 9 })
  // The operating system in the gzip header: unknown.
  packed[9] = 255
  writeFileSync(join(out, `${name}.tar.gz`), packed)
}

/** The entries of an npm tarball, at the paths where the command finds them without an installation; none of the cases, which it does not run. */
async function installed(tarball) {
  const [, name] = /^(shebiao-schemas|shebiao-conform|shebiao)-\d/.exec(basename(tarball)) ?? []
  if (name === undefined) return []
  const folder = `command/node_modules/${name.replace('shebiao-', '@shebiao/')}`
  const entries = await unpackTar(gunzipSync(readFileSync(tarball)), { strip: 1 })
  return entries.flatMap(({ header, data }) =>
    data === undefined ? [] : [{ name: `${folder}/${header.name}`, body: data, mode: header.mode & 0o100 ? 0o755 : 0o644 }],
  )
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true })
  cpSync(from, to)
}
