import { defineConfig } from 'vitest/config'
import { files } from '../../vitest.shared.mjs'

export default defineConfig({ test: files })
