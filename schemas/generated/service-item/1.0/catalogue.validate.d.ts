import type { Issue, Property } from '../../runtime.js'
import type { Catalogue } from './index.js'
/** Whether the data have the shape of Catalogue. */
export declare function is(data: unknown): data is Catalogue
/** Every breach of the schema, one per cause. */
export declare function issues(data: unknown): Issue[]
/** The record's members, each checked by itself. */
export declare const members: readonly Property[] | undefined
