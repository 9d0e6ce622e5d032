import type { ProcessFlow as Data, ProcessFlowPath } from './index.js'
import type { RecordType } from '../../runtime.js'
type ProcessFlow = RecordType<Data, ProcessFlowPath>
export declare const standard: ProcessFlow['standard']
export declare const type: ProcessFlow['type']
export declare const fields: ProcessFlow['fields']
export declare const members: ProcessFlow['members']
export declare const is: ProcessFlow['is']
export declare const issues: ProcessFlow['issues']
export declare const say: ProcessFlow['say']
