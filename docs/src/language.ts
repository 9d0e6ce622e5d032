import useDocusaurusContext from '@docusaurus/useDocusaurusContext'

/** The language of the page, and `t`, which picks the text in this language. */
export function useLocalized() {
  const language: 'zh' | 'en' = useDocusaurusContext().i18n.currentLocale === 'en' ? 'en' : 'zh'
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return { language, t }
}
