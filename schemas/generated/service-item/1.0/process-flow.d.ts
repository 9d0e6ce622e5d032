export { ProcessFlow } from './index.js'
