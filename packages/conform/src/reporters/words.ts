/** Words that several formats use. */
export const words = {
  zh: {
    severity: { error: '错误', warning: '警告', info: '提示' },
    verdict: { conforms: '符合', doesNotConform: '不符合', notAssessable: '无法判定' },
  },
  en: {
    severity: { error: 'error', warning: 'warning', info: 'info' },
    verdict: { conforms: 'conforms', doesNotConform: 'does not conform', notAssessable: 'not assessable' },
  },
} as const
