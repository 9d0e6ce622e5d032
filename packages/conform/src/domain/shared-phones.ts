import type { Contact } from '@shebiao/schemas/common/1.0'
import type { Find } from '../model/rule.js'
import { memoizeText } from './memoize.js'
import { type PhoneNumber, phoneNumbers } from './phones.js'

// The national hotlines take both questions and complaints.
const hotline = /^(?:0\d{2,3})?(?:12333|12345)(?:-|$)/
const none: readonly PhoneNumber[] = []

/** The numbers of a text without the hotlines 12333 and 12345. */
const ownNumbers = memoizeText((text): readonly PhoneNumber[] => {
  const all = phoneNumbers(text).filter(({ dialled }) => /\d/.test(dialled) && !hotline.test(dialled))
  return all.length === 0 ? none : all
})

/** The first number of a text, hotlines excepted, that also occurs in another text; as it is written in the first. */
export function sharedPhone(text: string, other: string): string | undefined {
  for (const { written, dialled } of ownNumbers(text)) if (containsNumber(other, dialled)) return written
  return undefined
}

function containsNumber(text: string, dialled: string): boolean {
  for (const number of ownNumbers(text)) if (number.dialled === dialled) return true
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
  for (const { written, dialled } of ownNumbers(value))
    for (const asked of consultation) if (asked.kind === 'phone' && containsNumber(asked.value, dialled)) return written
  return undefined
}
