import manifest from '@shebiao/cases/manifest.json' with { type: 'json' }
import { check, exitCode } from '@shebiao/conform'
import { pattern } from '@shebiao/schemas'
import { codeList, codes } from '@shebiao/schemas/codes'
import codesJson from '@shebiao/schemas/codes.json' with { type: 'json' }
import { Submission } from '@shebiao/schemas/common/1.0'
import openApi from '@shebiao/schemas/openapi.json' with { type: 'json' }
import overlay from '@shebiao/schemas/profiles/qingdao/service-guide/2.0/guide.schema.json' with { type: 'json' }
import { formSchema } from '@shebiao/schemas/runtime'
import { Guide } from '@shebiao/schemas/service-guide/2.0'
import schema from '@shebiao/schemas/service-guide/2.0/guide.schema.json' with { type: 'json' }
import { is } from '@shebiao/schemas/service-guide/2.0/guide.validate'
import source from '@shebiao/schemas/source/service-guide/2.0/guide.schema.json' with { type: 'json' }

const report = await check({ itemName: '职工参保登记', processFlow: 3 }, { standard: 'service-guide@2.0', asOf: '2026-01-01' })
const { value } = formSchema(Guide)['~standard'].validate({ itemName: '职工参保登记', summary: '', visits: Number.NaN })
const blank = formSchema(Guide)['~standard'].validate({ itemName: '' })
console.log(
  JSON.stringify({
    exitCode: exitCode(report),
    is: [Guide.is({ itemName: '甲' }), is({ itemName: 3 })],
    value,
    blank: blank.issues,
    title: Guide.fields[pattern('/materials/0/name')].title,
    label: [codes['common/limit-unit'].workingDay.zh, codeList('common/limit-unit').month.zh, codesJson['common/limit-unit'].year.zh],
    submission: Submission.is({}),
    ids: [schema.$id, overlay.$id, source.$id ?? null],
    components: Object.keys(openApi.components.schemas).includes('ServiceGuide_2_0_Guide'),
    cases: manifest.files.length > 100,
  }),
)
