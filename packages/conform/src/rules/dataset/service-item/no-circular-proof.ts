import { divisionKey } from '../../../domain/divisions.js'
import { joinNames, splitNames } from '../../../domain/elements.js'
import { cyclesOf } from '../../../domain/flows.js'
import { foldImplementations } from '../../../domain/implementations.js'
import { itemCodeOf } from '../../../domain/item-codes.js'
import { defineDataRule } from '../../../model/data-rule.js'
import type { Fact } from '../../../model/fact.js'
import { pack, unpack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'no-circular-proof',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.5.1',
  title: { zh: '材料之间不循环证明', en: 'No proof is needed to get itself' },
  message: { zh: '循环证明：{cycle}', en: 'Circular proof: {cycle}' },
  mend: { zh: '取消其中一份材料，或改由信息共享获取。', en: 'Drop one of the materials, or get it by sharing data.' },
  folds: [
    foldImplementations(
      ['/materials/*/name', '/materials/*/necessity', '/materials/*/requiredFromApplicant', '/results/*/name'],
      (item, remember, { region }) => {
        const { materials = [], results = [] } = item
        const code = materials.length > 0 || results.length > 0 ? itemCodeOf(item, region) : undefined
        if (code === undefined) return
        const needed = materials.filter(({ necessity, requiredFromApplicant }) => requiredFromApplicant !== false && necessity !== 'optional')
        const [needs, gives] = [joinNames(needed), joinNames(results)]
        remember(divisionKey(region, 2), pack(code, needs, gives), '/materials')
      },
    ),
  ],
  *findings({ facts }) {
    const givers = new Map<string, Set<string>>()
    const needs: { item: string; material: string; fact: Fact }[] = []
    for (const fact of facts) {
      const [item, needed, given] = unpack(fact.fact) as [string, string, string]
      for (const material of splitNames(needed)) needs.push({ item, material, fact })
      for (const name of splitNames(given)) givers.set(name, (givers.get(name) ?? new Set()).add(item))
    }
    const edges = new Map<string, Map<string, { material: string; fact: Fact }>>()
    // An item that requires its own result renews or replaces it.
    for (const { item, material, fact } of needs)
      for (const giver of givers.get(material) ?? []) if (giver !== item) edges.set(item, (edges.get(item) ?? new Map()).set(giver, { material, fact }))
    for (const cycle of cyclesOf(new Map([...edges].map(([item, next]) => [item, [...next.keys()]])))) {
      const steps = cycle.map((item, i) => ({ item, ...edges.get(item)!.get(cycle[(i + 1) % cycle.length]!)! }))
      const shown = steps.map(({ item, material }) => ({ zh: '{item} 要“{material}”', en: '{item} asks for “{material}”', with: { item, material } }))
      yield { deviating: steps.map(({ fact }) => fact), cycle: shown }
    }
  },
})
