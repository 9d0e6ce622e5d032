import useDocusaurusContext from '@docusaurus/useDocusaurusContext'

/** The language of the page, and a function that picks the words in it. */
export function useLanguage() {
  const language: 'zh' | 'en' = useDocusaurusContext().i18n.currentLocale === 'en' ? 'en' : 'zh'
  const t = (zh: string, en: string) => (language === 'zh' ? zh : en)
  return { language, t }
}
