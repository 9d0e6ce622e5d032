// Ratios measured side by side in one run; absolutes depend on the machine, ratios hardly. CPU time, candidates shuffled
// within rounds, the lower quartile taken.
//   npm run bench [-- --quick] [-- validators check start generate site compat scale findings spark]
//   npm run bench -- huge         a file of 10 GB, and so never among the others
const parts = {
  validators: () => import('./validators.mjs'),
  check: () => import('./check.mjs'),
  start: () => import('./start.mjs'),
  generate: () => import('./generate.mjs'),
  site: () => import('./site.mjs'),
  compat: () => import('./compat.mjs'),
  scale: () => import('./scale.mjs'),
  findings: () => import('./findings.mjs'),
  spark: () => import('./spark.mjs'),
}
const apart = { huge: () => import('./huge.mjs') }

console.log(`node ${process.version}, ${process.platform} ${process.arch}\n`)
const known = { ...parts, ...apart }
const only = process.argv.slice(2).filter((name) => Object.hasOwn(known, name))
for (const [name, part] of Object.entries(only.length > 0 ? known : parts)) if (only.length === 0 || only.includes(name)) await part()
