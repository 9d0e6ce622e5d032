import { translate } from '@docusaurus/Translate'
import useDocusaurusContext from '@docusaurus/useDocusaurusContext'
import type { Report, Severity } from '@shebiao/conform'

export type Language = Report['language']

/** The language of the page. */
export function useLanguage(): Language {
  return useDocusaurusContext().i18n.currentLocale === 'en' ? 'en' : 'zh'
}

export const severityName: Record<Severity, string> = {
  error: translate({ id: 'severity.error', message: '错误' }),
  warning: translate({ id: 'severity.warning', message: '警告' }),
  info: translate({ id: 'severity.info', message: '提示' }),
}

export const verdictName: Record<Report['verdict'], string> = {
  conforms: translate({ id: 'verdict.conforms', message: '符合' }),
  doesNotConform: translate({ id: 'verdict.doesNotConform', message: '不符合' }),
  notAssessable: translate({ id: 'verdict.notAssessable', message: '无法判定' }),
}

/** The message for a file that is larger than a page should hold. `limit` is in bytes. */
export function tooLargeMessage(file: File, limit: number): string {
  const values = { name: file.name, size: String(Math.ceil(file.size / 1048576)), limit: String(limit / 1048576) }
  return translate({ id: 'file.tooLarge', message: '“{name}”有 {size} MB，网页最多读 {limit} MB；更大的文件请用命令 shebiao check。' }, values)
}
