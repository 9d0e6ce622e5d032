import type { Issue, Property } from '../../runtime.js'
import type { Implementation } from './index.js'
/** Whether the data have the shape of Implementation. */
export declare function is(data: unknown): data is Implementation
/** Every breach of the schema, one per cause. */
export declare function issues(data: unknown): Issue[]
/** The record's members, each checked by itself. */
export declare const members: readonly Property[] | undefined
