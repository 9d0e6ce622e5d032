import type { Codes } from './runtime.js'
/** 代码表：名称、有效期与各代码体系的数字代码 (labels, validity and digits of every code list). */
export declare const codes: Codes
