import type { Channel as Data, ChannelPath } from './index.js'
import type { RecordType } from '../../runtime.js'
type Channel = RecordType<Data, ChannelPath>
export declare const standard: Channel['standard']
export declare const type: Channel['type']
export declare const fields: Channel['fields']
export declare const members: Channel['members']
export declare const is: Channel['is']
export declare const issues: Channel['issues']
export declare const say: Channel['say']
