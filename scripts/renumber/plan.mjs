// Numbers as GB/T 1.1 has them: data elements in annex A, and clauses of a section without gaps.

const byNumber = (a, b) => a.localeCompare(b, 'en', { numeric: true })
const parentOf = (number) => number.slice(0, Math.max(0, number.lastIndexOf('.')))
const isAnnexed = (number) => /^[A-Z]/.test(number)

/**
 * The new number of every clause of a standard, as a Map; `elements` are the clauses that only say a data element may be
 * stated, each with the rank of its record type from 1. Numbers are those of all editions together: a rule cites one
 * number in every edition. Chapters and sections keep their numbers where all their clauses went to the annex.
 */
export function planNumbers(numbers, elements) {
  const out = new Map()
  const annexed = [...numbers].filter((number) => isAnnexed(number) || elements.has(number))
  const ranked = annexed.map((number) => ({ number, rank: elements.get(number) ?? Number(number.split('.')[1]) }))
  // Those that have a number of the annex come first and in their order, so that a second run changes nothing.
  ranked.sort((a, b) => a.rank - b.rank || Number(isAnnexed(b.number)) - Number(isAnnexed(a.number)) || byNumber(a.number, b.number))
  const counts = new Map()
  for (const { number, rank } of ranked) {
    const count = (counts.get(rank) ?? 0) + 1
    counts.set(rank, count)
    out.set(number, `A.${rank}.${count}`)
  }
  const children = new Map()
  for (const number of [...numbers].filter((one) => !out.has(one)).sort(byNumber)) {
    const parent = parentOf(number)
    children.set(parent, [...(children.get(parent) ?? []), number])
  }
  const visit = (parent, renamed) => {
    for (const [i, number] of (children.get(parent) ?? []).entries()) {
      // Chapters 1 to 3 are fixed, and a chapter is never removed.
      const next = parent === '' ? number : `${renamed}.${i + 1}`
      out.set(number, next)
      visit(number, next)
    }
  }
  visit('', '')
  return out
}

/** The clauses that only fields serve and that permit: what an annex lists as data elements, each with the rank of its record type. */
export function elementsOf(clauses, fields, citedByRules) {
  const out = new Map()
  for (const [number, { modal }] of Object.entries(clauses)) {
    if (modal !== '可' || isAnnexed(number) || citedByRules.has(number)) continue
    const ranks = fields.filter(({ clause }) => clause === number).map(({ rank }) => rank)
    if (ranks.length > 0) out.set(number, Math.min(...ranks))
  }
  return out
}

// What a permission says before and after the thing that may be stated.
const zhFrame = /^(?:指南|网点|事项|条目|数据|渠道|环节|一件事指南|成员事项|业务|目录|记录)?可(?:写明|记录|标明|标识|列出|登记|附)/
const enFrames = [
  /,? may (?:each )?be (?:stated|recorded|marked|listed|given)(?=[,.;])/,
  /^(?:An?|The|Each) [a-z -]+? may (?:state|record|mark|give|carry|name|list|say) /,
]

/** The text of a data element: the thing itself, without the words that permit to state it. Texts of another form stay as they are. */
export function elementText({ zh, en }) {
  const enFrame = enFrames.find((one) => one.test(en))
  if (!zhFrame.test(zh) || !enFrame) return { zh, en }
  const bare = en.replace(enFrame, '')
  return { zh: zh.replace(zhFrame, ''), en: bare.charAt(0).toUpperCase() + bare.slice(1) }
}
