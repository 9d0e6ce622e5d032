import type { Contact } from '@shebiao/schemas/common/1.0'
import type { Find } from '../model/rule.js'
import { memoizeText } from './memoize.js'
import { phoneNumbers } from './phones.js'

// The national hotlines take both questions and complaints.
const hotline = /^(?:0\d{2,3})?(?:12333|12345)$/
const none: readonly Dialled[] = []

/** A number as it is written, and its digits. */
interface Dialled {
  number: string
  digits: string
}

/** The numbers of a text without the hotlines 12333 and 12345. */
const dialled = memoizeText((text): readonly Dialled[] => {
  const all = phoneNumbers(text)
    .map((number) => ({ number, digits: number.replace(/\D/g, '') }))
    .filter(({ digits }) => digits !== '' && !hotline.test(digits))
  return all.length === 0 ? none : all
})

/** The first number of a text, hotlines excepted, that also occurs in another text; as it is written in the first. */
export function sharedPhone(text: string, other: string): string | undefined {
  for (const { number, digits } of dialled(text)) if (containsNumber(other, digits)) return number
  return undefined
}

function containsNumber(text: string, digits: string): boolean {
  for (const number of dialled(text)) if (number.digits === digits) return true
  return false
}

/** Reports telephone numbers for complaints that are also numbers for consultation. */
export function findSharedContacts(consultation: readonly Contact[] | undefined, supervision: readonly Contact[] | undefined, find: Find): void {
  if (!consultation || !supervision) return
  for (let i = 0; i < supervision.length; i++) {
    const { kind, value } = supervision[i]!
    const phone = kind === 'phone' ? firstShared(value, consultation) : undefined
    if (phone !== undefined) find({ at: `/supervision/${i}/value`, phone })
  }
}

function firstShared(value: string, consultation: readonly Contact[]): string | undefined {
  for (const { number, digits } of dialled(value))
    for (const asked of consultation) if (asked.kind === 'phone' && containsNumber(asked.value, digits)) return number
  return undefined
}
