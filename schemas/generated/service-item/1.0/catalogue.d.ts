export { Catalogue } from './index.js'
