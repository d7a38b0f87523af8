import { expect, test } from 'vitest'
import { parseScript } from '../../src/syntax/parse-script.ts'

test.each([
  ['statements', 'a;b;c;d\n'.repeat(100_000)],
  ['a transaction', `BEGIN; ${'a;'.repeat(200_000)} COMMIT`],
  ['a batch', `BATCH { ${'a;'.repeat(200_000)} }`],
  ['dot commands', '.nothing\n'.repeat(100_000)],
])(
  'a megabyte that is no script is not explained to its end: %s',
  (_name, text) => {
    const { diagnostics, moreDiagnostics } = parseScript(text)
    expect([diagnostics.length, moreDiagnostics]).toEqual([20, 980])
  },
  20_000,
)
