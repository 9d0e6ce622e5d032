const { check, exitCode } = require('@shebiao/conform')
const { Guide } = require('@shebiao/schemas/service-guide/2.0')

check({ itemName: 3 }, { standard: 'service-guide@2.0', asOf: '2026-01-01' }).then((report) => console.log(exitCode(report), Guide.is({ itemName: '甲' })))
