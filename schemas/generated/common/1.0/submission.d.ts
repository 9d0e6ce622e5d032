export { Submission } from './index.js'
