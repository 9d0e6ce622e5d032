import type { CatalogueItem as Data, CatalogueItemPath } from './index.js'
import type { RecordType } from '../../runtime.js'
type CatalogueItem = RecordType<Data, CatalogueItemPath>
export declare const standard: CatalogueItem['standard']
export declare const type: CatalogueItem['type']
export declare const fields: CatalogueItem['fields']
export declare const members: CatalogueItem['members']
export declare const is: CatalogueItem['is']
export declare const issues: CatalogueItem['issues']
export declare const say: CatalogueItem['say']
