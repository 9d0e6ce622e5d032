import { recordTypes } from '@shebiao/schemas/registry'
import { conclude } from '../dataset/conclude.js'
import type { DataSet } from '../dataset/data-set.js'
import { clauseSeverities } from '../model/clauses.js'
import type { Collector } from './collector.js'

/** Adds the findings and the outcome of the data rules to the report. Does nothing if the check was aborted. */
export async function concludeDataSet(dataset: DataSet, collector: Collector): Promise<void> {
  if (collector.isIncomplete()) return
  dataset.release()
  const concluding = conclude(dataset.table, dataset.rules, dataset.asOf, await clauseSeverities(), collector.unread(), collector.isOrdered)
  for (;;) {
    const { done, value } = concluding.next()
    if (done) {
      if (value) await collector.concluded(value)
      return
    }
    const [location] = value.places
    const entry = recordTypes.find(({ standard, type }) => `${standard}/${type}` === location?.type)
    collector.dataFinding(value, entry ? (await entry.load()).fields : {})
  }
}
