import { expect, test } from 'vitest'
import { hourOfHeat } from '../../bench/heatmap.ts'
import { glyphsOf } from '../../src/render/plain/glyphs.ts'
import { heatLines } from '../../src/render/plain/heat-lines.ts'
import { plainStyle } from '../../src/render/plain/style.ts'
import { heatLayout } from '../../src/view/heat/heat-layout.ts'

// The target is 50 ms, which `npm run bench` looks at; a machine that is busy with other tests may take its time.
test('an hour of a thousand partitions is drawn while one waits', () => {
  const heat = hourOfHeat()
  const look = { style: plainStyle, glyphs: glyphsOf('unicode') }
  const timesMs = [1, 2, 3, 4].map(() => {
    const start = performance.now()
    expect(heatLines(heatLayout(heat, 120, 40), look, 120)).toHaveLength(43)
    return performance.now() - start
  })
  expect(Math.min(...timesMs)).toBeLessThan(1_000)
})
