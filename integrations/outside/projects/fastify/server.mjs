// The recipe of the guide for developers: ajv with the words of the schemas and with formats, as Fastify's compiler.

import schema from '@shebiao/schemas/service-guide/2.0/guide.schema.json' with { type: 'json' }
import { vocabulary } from '@shebiao/schemas/vocabulary'
import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import Fastify from 'fastify'

const ajv = new Ajv2020({ allErrors: true })
addFormats.default(ajv)
ajv.addVocabulary(vocabulary)

const app = Fastify()
app.setValidatorCompiler(({ schema }) => ajv.compile(schema))
app.post('/guides', { schema: { body: schema } }, async () => ({ ok: true }))

for (const payload of [{ itemName: '甲' }, { itemName: '甲', effectiveFrom: '2024-02-30' }, { itemName: '甲', bogus: 1 }]) {
  const { statusCode } = await app.inject({ method: 'POST', url: '/guides', payload })
  console.log(statusCode)
}
