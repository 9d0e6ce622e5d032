export { Channel } from './index.js'
