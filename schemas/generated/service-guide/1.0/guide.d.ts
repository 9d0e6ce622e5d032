import type { Guide as Data, GuidePath } from './index.js'
import type { RecordType } from '../../runtime.js'
type Guide = RecordType<Data, GuidePath>
export declare const standard: Guide['standard']
export declare const type: Guide['type']
export declare const fields: Guide['fields']
export declare const members: Guide['members']
export declare const is: Guide['is']
export declare const issues: Guide['issues']
export declare const say: Guide['say']
