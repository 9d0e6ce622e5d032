export { Outlet } from './index.js'
