export { Guide } from './index.js'
