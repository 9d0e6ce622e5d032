import { expect, it } from 'vitest'
import type { Element } from './elements.js'
import { differences, rememberElements } from './uniformity.js'

const elements: Element[] = ['name', 'basis']
const item = (itemName: string, title: string, level: string) => {
  let fact = ''
  rememberElements({ itemName, legalBasis: [{ title }] }, elements, level, 'k', (_, value) => (fact = value))
  return { fact, count: 1, places: [] }
}
const severities = (...facts: ReturnType<typeof item>[]) =>
  [...differences({ key: 'k', facts } as unknown as Parameters<typeof differences>[0])].map(({ element, severity }) => [
    (element as { field: string }).field,
    severity,
  ])

it('what is written in two ways is a remark, at two levels and at one', () => {
  const above = item('参保登记-变更', '社会保险法', 'province')
  const written = ['参保登记—变更', '《中华人民共和国社会保险法》（2018年修正）'] as const
  const remarks = [
    ['/itemName', 'info'],
    ['/legalBasis', 'info'],
  ]
  expect(severities(above, item(...written, 'city'))).toEqual(remarks)
  expect(severities(above, item(...written, 'province'))).toEqual(remarks)
})

it('what differs otherwise is what the clause makes it', () => {
  expect(severities(item('甲', '社会保险法', 'province'), item('乙', '工伤保险条例', 'city'))).toEqual([
    ['/itemName', undefined],
    ['/legalBasis', undefined],
  ])
})
