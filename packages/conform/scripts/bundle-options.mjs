/** Options of esbuild that the library and the command share: modules in chunks, without comments and white space, names kept; source maps lead back to the modules. */
export const bundleOptions = {
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  target: 'es2022',
  charset: 'utf8',
  // The licences of what is bundled stand in THIRD-PARTY-NOTICES.
  legalComments: 'none',
  metafile: true,
  sourcemap: 'linked',
  minifyWhitespace: true,
  minifySyntax: true,
  chunkNames: 'chunks/[name]-[hash]',
  logLevel: 'warning',
}
