import type { Implementation as Data, ImplementationPath } from './index.js'
import type { RecordType } from '../../runtime.js'
type Implementation = RecordType<Data, ImplementationPath>
export declare const standard: Implementation['standard']
export declare const type: Implementation['type']
export declare const fields: Implementation['fields']
export declare const members: Implementation['members']
export declare const is: Implementation['is']
export declare const issues: Implementation['issues']
export declare const say: Implementation['say']
