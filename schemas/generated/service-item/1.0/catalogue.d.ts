import type { Catalogue as Data, CataloguePath } from './index.js'
import type { RecordType } from '../../runtime.js'
type Catalogue = RecordType<Data, CataloguePath>
export declare const standard: Catalogue['standard']
export declare const type: Catalogue['type']
export declare const fields: Catalogue['fields']
export declare const members: Catalogue['members']
export declare const is: Catalogue['is']
export declare const issues: Catalogue['issues']
export declare const say: Catalogue['say']
