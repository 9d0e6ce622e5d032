// Benchmarks. Each measures its candidates in one run and prints ratios: absolute times depend on the machine, ratios hardly do. Times
// are CPU times unless stated; candidates are shuffled within each round, and the lower quartile counts.
//   npm run bench [-- --quick] [-- validators check start generate site compat scale findings wrong spark]
//   npm run bench -- huge         a file of 10 GB: runs only if it is named
const benchmarks = {
  validators: () => import('./validators.mjs'),
  check: () => import('./check.mjs'),
  start: () => import('./start.mjs'),
  generate: () => import('./generate.mjs'),
  site: () => import('./site.mjs'),
  compat: () => import('./compat.mjs'),
  scale: () => import('./scale.mjs'),
  findings: () => import('./findings.mjs'),
  wrong: () => import('./wrong.mjs'),
  spark: () => import('./spark.mjs'),
}
const onRequest = { huge: () => import('./huge.mjs') }

console.log(`node ${process.version}, ${process.platform} ${process.arch}\n`)
const all = { ...benchmarks, ...onRequest }
const named = process.argv.slice(2).filter((name) => Object.hasOwn(all, name))
for (const [name, run] of Object.entries(named.length > 0 ? all : benchmarks)) if (named.length === 0 || named.includes(name)) await run()
