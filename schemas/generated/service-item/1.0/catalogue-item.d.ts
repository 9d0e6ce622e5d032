export { CatalogueItem } from './index.js'
