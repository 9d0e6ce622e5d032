import type { Contact } from '@shebiao/schemas/common/1.0'
import type { Find } from '../model/rule.js'
import { phoneNumbers } from './phones.js'
import { rememberedText } from './remembered.js'

// The national hotlines take questions and complaints alike.
const hotline = /^(?:0\d{2,3})?(?:12333|12345)$/
const none: readonly Dialled[] = []

/** A number as it is written and as it is dialled. */
interface Dialled {
  number: string
  digits: string
}

/** The numbers of a text, the hotlines 12333 and 12345 excepted. */
const dialled = rememberedText((text): readonly Dialled[] => {
  const all = phoneNumbers(text)
    .map((number) => ({ number, digits: number.replace(/\D/g, '') }))
    .filter(({ digits }) => digits !== '' && !hotline.test(digits))
  return all.length === 0 ? none : all
})

/** The first number of a text that stands in another as well, the hotlines excepted. */
export function sharedPhone(one: string, other: string): string | undefined {
  for (const { number, digits } of dialled(one)) if (holds(other, digits)) return number
  return undefined
}

function holds(text: string, digits: string): boolean {
  for (const one of dialled(text)) if (one.digits === digits) return true
  return false
}

/** Finds the telephones for complaints that are telephones for consultation as well. */
export function findSharedContacts(consultation: readonly Contact[] | undefined, supervision: readonly Contact[] | undefined, find: Find): void {
  if (!consultation || !supervision) return
  for (let i = 0; i < supervision.length; i++) {
    const { kind, value } = supervision[i]!
    const phone = kind === 'phone' ? firstShared(value, consultation) : undefined
    if (phone !== undefined) find({ at: `/supervision/${i}/value`, phone })
  }
}

function firstShared(value: string, consultation: readonly Contact[]): string | undefined {
  for (const { number, digits } of dialled(value)) for (const asked of consultation) if (asked.kind === 'phone' && holds(asked.value, digits)) return number
  return undefined
}
