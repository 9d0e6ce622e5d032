import type { Catalogue } from '@shebiao/schemas/service-item/1.0'
import { normalizeName } from '../../../domain/names.js'
import { defineDataRule, fold } from '../../../model/data-rule.js'
import { pack, unpack } from '../../../model/fact-key.js'

export default defineDataRule({
  id: 'linked-change-propagation',
  standard: 'service-item',
  edition: '1.0',
  clause: '10.4.4',
  title: { zh: '目录的现行版本到达所有平台', en: 'The release in force is on every platform' },
  message: {
    zh: '“{catalogue}”现行版本为 {release}，{channel}上没有这一版本',
    en: 'The release of “{catalogue}” in force is {release}, and {channel} does not have it',
  },
  mend: { zh: '把现行版本推送到该平台，并更新公开记录。', en: 'Push the release in force to the platform and update its record.' },
  folds: [
    fold<Catalogue>(
      'service-item/catalogue',
      ['/catalogueName', '/catalogueVersion', '/effectiveFrom', '/jurisdiction', '/publications'],
      ({ catalogueName, catalogueVersion, effectiveFrom, publications = [] }, remember, { asOf, region = '' }) => {
        if (effectiveFrom === undefined || effectiveFrom > asOf) return
        const key = pack(region, normalizeName(catalogueName))
        remember(key, pack('release', effectiveFrom, catalogueVersion), '/publications')
        for (const [i, { channel, version = catalogueVersion }] of publications.entries())
          remember(key, pack('on', channel, version), `/publications/${i}/version`)
      },
    ),
  ],
  *findings({ key, facts }) {
    const parts = facts.map((fact) => ({ fact, parts: unpack(fact.fact) as [string, string, string] }))
    const release = parts.filter(({ parts: [kind] }) => kind === 'release').at(-1)?.parts[2]
    const platforms = parts.filter(({ parts: [kind] }) => kind === 'on')
    for (const channel of new Set(platforms.map(({ parts: [, name] }) => name))) {
      const own = platforms.filter(({ parts: [, name] }) => name === channel)
      if (own.some(({ parts: [, , version] }) => version === release)) continue
      yield { deviating: own.map(({ fact }) => fact), catalogue: unpack(key)[1], release, channel: { code: channel, list: 'common/publication-channel' } }
    }
  },
})
