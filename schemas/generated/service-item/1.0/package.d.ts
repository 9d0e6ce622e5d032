export { Package } from './index.js'
