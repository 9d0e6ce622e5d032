import type { Outlet as Data, OutletPath } from './index.js'
import type { RecordType } from '../../runtime.js'
type Outlet = RecordType<Data, OutletPath>
export declare const standard: Outlet['standard']
export declare const type: Outlet['type']
export declare const fields: Outlet['fields']
export declare const members: Outlet['members']
export declare const is: Outlet['is']
export declare const issues: Outlet['issues']
export declare const say: Outlet['say']
