export { Implementation } from './index.js'
