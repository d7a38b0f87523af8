import { renderToString, Text } from 'ink'
import { expect, test } from 'vitest'
import { Prompt } from '../../../src/render/ink/Prompt.tsx'
import { layoutPrompt } from '../../../src/render/ink/prompt-layout.ts'

const prompt = { main: '\x1b[2mshop>\x1b[22m ', continuation: () => ' ...> ' }

function drawn(text: string, columns: number, rowsMax = 10): readonly string[] {
  const layout = { menu: [], ...layoutPrompt({ text, cursor: text.length, prompt }, { columns, rowsMax }) }
  return renderToString(<Prompt layout={layout} />, { columns }).split('\n')
}

test.each([
  ['SELECT 1', 40, ['\x1b[2mshop>\x1b[22m SELECT 1']],
  ['SELECT\n1', 40, ['\x1b[2mshop>\x1b[22m SELECT', ' ...> 1']],
  // Rows are cut where the screen ends, not where a word does.
  ['one two three four', 20, ['\x1b[2mshop>\x1b[22m one two three ', 'four']],
  ['漢字漢字漢字漢字', 20, ['\x1b[2mshop>\x1b[22m 漢字漢字漢字漢', '字']],
  ['x\x1b[31my', 40, ['\x1b[2mshop>\x1b[22m x\\x1b[31my']],
])('%j on %i columns', (text, columns, rows) => {
  expect(drawn(text, columns).map((row) => row.trimEnd())).toEqual(rows.map((row) => row.trimEnd()))
})

test('the row behind a full one is there for the cursor', () => {
  expect(drawn('x'.repeat(14), 20)).toHaveLength(2)
})

test('Ink and we agree on how wide a row is: none of ours is broken again', () => {
  const row = '漢字 👨‍👩‍👧 🇨🇭 e\u0301 ｆｕｌｌ ✈️ ☂ 한국어 नमस्ते'
  for (let columns = 20; columns < 60; columns++) {
    const { rows } = layoutPrompt({ text: row.repeat(3), cursor: 0, prompt }, { columns, rowsMax: 100 })
    const again = renderToString(<Text>{rows.join('\n')}</Text>, { columns })
    expect(again.split('\n')).toHaveLength(rows.length)
  }
})
