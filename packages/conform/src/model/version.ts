// Generated from package.json by scripts/prepare.mjs. Do not edit.
export const version: string = '0.1.0'
