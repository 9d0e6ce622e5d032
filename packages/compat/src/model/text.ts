/** A text for people, in Chinese and in English. */
export interface BilingualText {
  zh: string
  en: string
}
