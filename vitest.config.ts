import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/support/closing-line.ts'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: 'test/support/global-setup.ts',
    reporters: ['default', new ClosingLine()],
    testTimeout: 90_000,
    hookTimeout: 150_000,
  },
})
