// Rolls the declarations up to one file with what the library exports: compilers of users check every declaration that a package has.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Extractor, ExtractorConfig } from '@microsoft/api-extractor'

const folder = fileURLToPath(new URL('..', import.meta.url))
const types = join(folder, 'dist', 'types')
const extractorConfig = ExtractorConfig.prepare({
  packageJsonFullPath: join(folder, 'package.json'),
  configObject: {
    projectFolder: folder,
    mainEntryPointFilePath: join(types, 'index.d.ts'),
    compiler: {
      overrideTsconfig: { compilerOptions: { module: 'NodeNext', moduleResolution: 'NodeNext', lib: ['ES2024'], types: [] }, files: ['dist/types/index.d.ts'] },
    },
    dtsRollup: { enabled: true, untrimmedFilePath: join(folder, 'dist', 'index.d.ts') },
    apiReport: { enabled: false },
    docModel: { enabled: false },
    tsdocMetadata: { enabled: false },
    // Which names are exported is what index.ts says; how they are marked is not what is asked here.
    messages: { extractorMessageReporting: { default: { logLevel: 'none' } }, tsdocMessageReporting: { default: { logLevel: 'none' } } },
  },
})
const { succeeded } = Extractor.invoke(extractorConfig, {
  localBuild: true,
  messageCallback: (message) => {
    message.handled = message.logLevel === 'info' || message.logLevel === 'verbose' || message.messageId === 'console-compiler-version-notice'
  },
})
if (!succeeded) process.exitCode = 1
rmSync(types, { recursive: true })
