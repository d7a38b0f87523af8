import { Writable } from 'node:stream'
import { expect, test } from 'vitest'
import { Screen } from '../../src/cli/look.ts'
import { Output } from '../../src/cli/output.ts'
import { ProgressLine } from '../../src/cli/progress-line.ts'
import { Settings } from '../../src/session/settings.ts'

function progressOn(isTerminal: boolean, screenReader = false) {
  let text = ''
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      text += String(chunk)
      done()
    },
  })
  const settings = new Settings()
  if (screenReader) settings.set('screen-reader', 'on', 'session')
  const env = { NO_COLOR: '1', LANG: 'C' }
  const screen = new Screen({ isTerminal, env, platform: 'linux', columns: () => 80 }, settings)
  const line = new ProgressLine({ output: new Output(stream), screen })
  return {
    at: (elapsedMs: number) =>
      line.show({ label: 'import t', done: elapsedMs, total: 40_000, unit: 'items', elapsedMs }),
    end: () => line.end(),
    shown: () => text,
  }
}

test('a short operation shows nothing', async () => {
  const progress = progressOn(true)
  for (const ms of [0, 100, 250]) await progress.at(ms)
  await progress.end()
  expect(progress.shown()).toBe('')
})

test('a screen reader hears a line every ten seconds', async () => {
  const progress = progressOn(true, true)
  for (let ms = 0; ms <= 25_000; ms += 100) await progress.at(ms)
  await progress.end()
  expect(progress.shown().split('\n')).toHaveLength(3 + 1)
  expect(progress.shown()).not.toContain('\r')
})

test('on a terminal one line is drawn over and over, ten times a second at most, and stays', async () => {
  const progress = progressOn(true)
  for (let ms = 0; ms <= 1_000; ms += 10) await progress.at(ms)
  await progress.end()
  const frames = progress.shown().split('\r\u001b[K').slice(1)
  expect(frames).toHaveLength(8 + 1)
  expect(frames[0]).toBe('import t ....................    0 %  300/40k items  1k/s  Ctrl-C stops')
  expect(frames.at(-1)).toBe('import t #...................    2 %  1k/40k items  1k/s\n')
})

test('elsewhere a line every ten seconds, and one at the end', async () => {
  const progress = progressOn(false)
  for (let ms = 0; ms <= 25_000; ms += 500) await progress.at(ms)
  await progress.end()
  expect(
    progress
      .shown()
      .split('\n')
      .map((line) => line.slice(29, 50)),
  ).toEqual(['   25 %  10k/40k item', '   50 %  20k/40k item', '   62 %  25k/40k item', ''])
})
