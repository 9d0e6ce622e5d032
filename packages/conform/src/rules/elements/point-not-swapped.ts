import type { Point } from '@shebiao/schemas/common/1.0'
import { defineElementRule, type Text } from '../../model/rule.js'

const swapped: Text = { zh: '经度与纬度写反', en: 'swapped' }
const noLatitude: Text = { zh: '纬度超出 -90～90', en: 'the latitude is beyond 90 degrees' }
const placeholder: Text = { zh: '是整度数，像占位值', en: 'whole degrees, perhaps a placeholder' }
const elsewhere: Text = { zh: '不在我国范围内', en: 'outside China' }

export default defineElementRule<Point>({
  id: 'point-not-swapped',
  elements: ['point'],
  severity: 'error',
  title: { zh: '经纬度没有写反，也不是占位值', en: 'Longitude and latitude are not swapped or placeholders' },
  message: { zh: '坐标（{longitude}，{latitude}）{problem}', en: 'The point ({longitude}, {latitude}): {problem}' },
  mend: { zh: '经度约为 73～136，纬度约为 3～54；核对后填写。', en: 'In China longitude is about 73–136 and latitude 3–54.' },
  check({ longitude, latitude }, find) {
    const isImpossible = Math.abs(latitude) > 90
    const problem =
      longitude >= 3 && longitude <= 54 && latitude >= 73 && latitude <= 136
        ? swapped
        : isImpossible
          ? noLatitude
          : Number.isInteger(longitude) && Number.isInteger(latitude)
            ? placeholder
            : longitude < 73 || longitude > 136 || latitude < 3 || latitude > 54
              ? elsewhere
              : undefined
    if (problem) find({ at: '', longitude, latitude, problem, ...(!isImpossible && { severity: 'warning' as const }) })
  },
})
