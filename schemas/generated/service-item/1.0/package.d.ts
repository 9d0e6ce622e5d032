import type { Package as Data, PackagePath } from './index.js'
import type { RecordType } from '../../runtime.js'
type Package = RecordType<Data, PackagePath>
export declare const standard: Package['standard']
export declare const type: Package['type']
export declare const fields: Package['fields']
export declare const members: Package['members']
export declare const is: Package['is']
export declare const issues: Package['issues']
export declare const say: Package['say']
