import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Their tests change nothing that another file could see: those that one worker runs share what they import, in a quarter of the time. */
const pure = [
  'analysis',
  'compare',
  'engine',
  'expression',
  'grammars',
  'layers',
  'model',
  'modelling',
  'operation',
  'planner',
  'session',
  'syntax',
  'transfer',
  'view',
].map((room) => `test/${room}/**/*.test.ts`)

export default defineConfig({
  test: {
    // Examples import what users import.
    alias: { 'ddb-shell': fileURLToPath(new URL('src/index.ts', import.meta.url)) },
    maxWorkers: 2,
    // For what hangs. Many tests start the program, which a busy machine may take ten times as long for.
    testTimeout: 90_000,
    hookTimeout: 90_000,
    coverage: { provider: 'v8', include: ['src/**', 'grammars/**'], reporter: ['text-summary', 'html'] },
    projects: [
      { extends: true, test: { name: 'pure', include: pure, isolate: false } },
      {
        extends: true,
        test: { name: 'apart', include: ['test/**/*.test.{ts,tsx}', 'examples/*.test.ts'], exclude: pure },
      },
    ],
  },
})
