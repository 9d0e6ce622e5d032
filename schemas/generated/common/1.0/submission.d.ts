import type { Submission as Data, SubmissionPath } from './index.js'
import type { RecordType } from '../../runtime.js'
type Submission = RecordType<Data, SubmissionPath>
export declare const standard: Submission['standard']
export declare const type: Submission['type']
export declare const fields: Submission['fields']
export declare const members: Submission['members']
export declare const is: Submission['is']
export declare const issues: Submission['issues']
export declare const say: Submission['say']
