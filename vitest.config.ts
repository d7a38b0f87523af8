import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.{ts,tsx}', 'examples/*.test.ts'],
    // Examples import what users import.
    alias: { 'ddb-shell': fileURLToPath(new URL('src/index.ts', import.meta.url)) },
    maxWorkers: 2,
    // For what hangs. Many tests start the program, which a busy machine may take ten times as long for.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    coverage: { provider: 'v8', include: ['src/**', 'grammars/**'], reporter: ['text-summary', 'html'] },
  },
})
