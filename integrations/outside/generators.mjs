// What two generators make of the OpenAPI document, each as a module of types.
import { readFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import { generateApi } from 'swagger-typescript-api'

/** The components that the project uses, by the names it uses them by. */
const used = { Guide: 'ServiceGuide_2_0_Guide', TimeLimit: 'Common_1_0_TimeLimit' }

export const generators = {
  'openapi-typescript': async (document) => {
    const names = Object.entries(used).map(([name, component]) => `export type ${name} = components['schemas']['${component}']\n`)
    return astToString(await openapiTS(JSON.parse(readFileSync(document, 'utf8')))) + names.join('')
  },
  'swagger-typescript-api': async (document) => {
    const { files } = await generateApi({ input: document, generateClient: false, silent: true, output: false })
    const names = Object.entries(used).map(([name, component]) => `export type ${name} = ${component.replaceAll('_', '')}\n`)
    return files.map(({ fileContent }) => fileContent).join('') + names.join('')
  },
}
