import type { Package } from '@shebiao/schemas/service-item/1.0'
import { divisionKey, divisionText } from '../../../../domain/divisions.js'
import { normalizeName } from '../../../../domain/names.js'
import { defineDataRule, fold } from '../../../../model/data-rule.js'
import type { Fact } from '../../../../model/fact.js'
import { pack, unpack } from '../../../../model/fact-key.js'

const asked = 10
const ofCity = 'city'

export default defineDataRule({
  id: 'package-count-reached',
  standard: 'service-item',
  edition: '1.0',
  profiles: ['qingdao'],
  clause: '7.1',
  title: { zh: '打包办理的一件事不少于十个', en: 'There are ten packages or more' },
  message: { zh: '{of} 报送 {found} 个一件事，应有 {asked} 个', en: '{of} hands in {found} packages of the {asked} asked for' },
  mend: { zh: '补齐一件事；分批报送的，合并后再查。', en: 'Add the packages that are missing; parts are checked together.' },
  folds: [
    fold<Package>('service-item/package', ['/packageName', '/region'], ({ packageName }, remember, { region }) =>
      remember(divisionKey(region, 4), pack(normalizeName(packageName), isOfCity(region) ? ofCity : ''), '/packageName'),
    ),
  ],
  *findings({ key, facts }) {
    const found = packagesOf(facts)
    if (found >= asked) return
    // Districts alone hand in a part of the city's.
    const isPart = !facts.some(({ fact }) => unpack(fact)[1] === ofCity)
    yield { deviating: facts, ...(isPart && { severity: 'info' as const }), of: divisionText(key), found, asked }
  },
  *measures({ key, facts }) {
    yield { name: { zh: '一件事个数', en: 'packages' }, of: divisionText(key), value: packagesOf(facts), total: asked }
  },
})

/** The number of packages, each counted once, whoever hands it in. */
function packagesOf(facts: readonly Fact[]): number {
  return new Set(facts.map(({ fact }) => unpack(fact)[0])).size
}

/** Whether a division is the city itself, in whatever length its code is written: 370200, 370200000000. */
function isOfCity(region: string | undefined): boolean {
  return region !== undefined && /^\d{4}0*$/.test(region)
}
