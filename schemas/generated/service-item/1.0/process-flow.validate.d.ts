import type { Issue, Property } from '../../runtime.js'
import type { ProcessFlow } from './index.js'
/** Whether the data have the shape of Process flow. */
export declare function is(data: unknown): data is ProcessFlow
/** Every breach of the schema, one per cause. */
export declare function issues(data: unknown): Issue[]
/** The record's members, each checked by itself. */
export declare const members: readonly Property[] | undefined
