import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { lexStatements } from '../../../grammars/statement-tokens.ts'
import { readRoles } from '../../../src/syntax/role-parser.ts'
import { splitScript } from '../../../src/syntax/split-script.ts'
import { fc } from '../../property.ts'
import { allScriptFiles, root } from '../../script-files.ts'
import { CompletingShell } from './shop.ts'

const scripts = allScriptFiles.map((file) => readFileSync(join(root, file), 'utf8'))

/** A script and a place in it. */
const place = fc
  .integer({ min: 0, max: scripts.length - 1 })
  .chain((file) => fc.tuple(fc.constant(file), fc.nat({ max: scripts[file]?.length ?? 0 })))

let shell: CompletingShell
beforeAll(async () => {
  shell = await CompletingShell.open()
})

test('nothing is thrown at any place of any script, nor by what is typed by chance', () => {
  fc.assert(
    fc.property(place, fc.boolean(), ([file, cursor], isCut) => {
      const script = scripts[file] ?? ''
      const text = isCut ? script.slice(0, cursor) : script
      const { from, to, items } = shell.at(`${text.slice(0, cursor)}¦${text.slice(cursor)}`)
      expect(from).toBeLessThanOrEqual(cursor)
      expect(to).toBeGreaterThanOrEqual(cursor)
      expect(to).toBeLessThanOrEqual(text.length)
      expect(items.every(({ insert }) => insert !== '')).toBe(true)
    }),
    { numRuns: 1_500 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), fc.nat(60), (text, at) => {
      const cursor = Math.min(at, text.length)
      shell.at(`${text.slice(0, cursor)}¦${text.slice(cursor)}`)
    }),
    { numRuns: 2_000 },
  )
})

/** Every statement of every script, cut before each of its words. */
const beginnings = [
  ...new Set(
    scripts.flatMap((script) =>
      splitScript(lexStatements(script)).flatMap(({ tokens }) =>
        tokens.slice(0, 60).map((token) => script.slice(tokens[0]?.startOffset, token.startOffset)),
      ),
    ),
  ),
].filter(
  (text) =>
    // A table may be left out, or be called as a clause is: only what comes next tells.
    !/^\s*(?:explain\s+(?:\w+\s+)*)?(?:(?:scan|query|get)\s+as|restore\s+table\s+nowait)\s+$/i.test(text) &&
    !/^\s*(?:explain\s+(?:\w+\s+)*)?(?:begin|batch|commit|rollback|\.|\\|access\s+pattern\b[^;]*\bas\s+begin\b)/i.test(
      text,
    ),
)

test('a keyword that is proposed fits', () => {
  expect(beginnings.length).toBeGreaterThan(5_000)
  for (const [nth, text] of beginnings.entries()) {
    if (nth % 3 !== 0) continue
    const { from, items } = shell.at(`${text}¦`)
    const keywords = items.filter(({ kind }) => kind === 'keyword')
    const { insert } = keywords[nth % Math.max(1, keywords.length)] ?? {}
    if (insert === undefined || /^(?:begin|batch)$/i.test(insert)) continue
    const whole = text.slice(0, from) + insert
    const tokens = lexStatements(whole)
    const { mistakeAt } = readRoles(tokens)
    expect(mistakeAt ?? tokens.length, whole).toBe(tokens.length)
  }
})
