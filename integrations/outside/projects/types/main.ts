// Compiles exactly where the types say what is true: what must not compile is marked, and an unused mark is an error.
import { type CheckOptions, check, checkText, engine, exitCode, html, type Report, text, UnknownError } from '@shebiao/conform'
import type { Field, Issue, RecordType, StandardSchema } from '@shebiao/schemas'
import { codeList, codes } from '@shebiao/schemas/codes'
import type { ItemType } from '@shebiao/schemas/common/1.0'
import { recordTypes } from '@shebiao/schemas/registry'
import { formSchema } from '@shebiao/schemas/runtime'
import { Guide, type GuidePath } from '@shebiao/schemas/service-guide/2.0'
import * as small from '@shebiao/schemas/service-guide/2.0/guide.validate'
import { Implementation } from '@shebiao/schemas/service-item/1.0'
import { vocabulary } from '@shebiao/schemas/vocabulary'
import type { StandardSchemaV1 } from '@standard-schema/spec'
import { checkFiles } from 'shebiao'

declare const unknown: unknown
declare const console: { log(...values: unknown[]): void }

// Standard Schema: success has no issues, and narrows.
const result = Guide['~standard'].validate(unknown)
if (result.issues) console.log(result.issues.length, result.issues[0]?.message)
else console.log(result.value.itemName)
const asSpecified: StandardSchemaV1<Guide, Guide>[] = [Guide, formSchema(Guide)]
const output: StandardSchemaV1.InferOutput<typeof Guide> = { itemName: '甲' }
const props: StandardSchema<Guide> = Guide['~standard']

// A name is a type and a validator, small or whole.
if (Guide.is(unknown)) console.log(unknown.itemName.length)
if (small.is(unknown)) console.log(unknown.itemName.length)
const issues: Issue[] = small.issues(unknown)
const anyType: RecordType<unknown> = Implementation
// @ts-expect-error: an optional member is absent, not undefined
const absent: Guide = { itemName: '甲', summary: undefined }

// Code lists and fields are typed by their keys.
const label: string = codes['service-guide/convenience-measure'] ? codes['common/limit-unit'].workingDay.zh : ''
// @ts-expect-error: a misspelt list
codes['service-guide/convenience-measur']
// @ts-expect-error: a misspelt code
codes['common/limit-unit'].workingDays
const field: Field = Guide.fields['/itemName']
// @ts-expect-error: a misspelt field
Guide.fields['/itemNam']
const path: GuidePath = '/materials/*/name'
const dynamic: string | undefined = codeList(field.codeList ?? '')?.whatever?.zh
const itemLabel = (type: ItemType): string => codes['common/item-type'][type].zh

// The library.
const options: CheckOptions = { standard: 'service-guide@2.0', asOf: '2026-01-01', language: 'en' }
export async function run(): Promise<number> {
  const report: Report = await check(unknown, options)
  const fromText = await checkText('itemName: 甲', { source: 'a.yaml', standard: 'service-guide' })
  const { rules } = await engine({ standard: 'service-guide@2.0', type: 'guide', asOf: '2026-01-01' })
  const loaded = await recordTypes[0]?.load()
  console.log(text(report), html(fromText), rules.size, loaded?.type, vocabulary.length, UnknownError.name)
  return exitCode(report)
}
export { absent, anyType, asSpecified, dynamic, issues, itemLabel, label, output, path, props }

// The command as a library gives reports of the same type.
const ofFiles: Promise<Report> = checkFiles(['data'], { threads: 2, asOf: '2026-01-01' })
// @ts-expect-error: a misspelt option
checkFiles(['data'], { thread: 2 })
console.log(ofFiles)
