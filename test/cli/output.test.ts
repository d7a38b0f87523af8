import { Writable } from 'node:stream'
import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { Output, OutputError, OutputLost, PipeClosed } from '../../src/cli/output.ts'

test('a slow reader holds the writer back', async () => {
  let finish: (() => void) | undefined
  const slow = new Writable({
    highWaterMark: 4,
    write: (_chunk, _encoding, done) => {
      finish = done
    },
  })
  const output = new Output(slow)
  let written = false
  const writing = output.write('more than four').then(() => {
    written = true
  })
  await turn()
  expect(written).toBe(false)
  finish?.()
  await writing
  expect(written).toBe(true)
})

test('a reader that has gone is no error of ours', async () => {
  const gone = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('gone'), { code: 'EPIPE' })),
  })
  const output = new Output(gone)
  await output.write('a').catch(() => {})
  await turn()
  await expect(output.write('b')).rejects.toBeInstanceOf(PipeClosed)
  await expect(output.flush()).rejects.toBeInstanceOf(PipeClosed)
})

test.each([
  ['of the process', {}, OutputLost],
  ['that a statement opened', { isRedirection: true }, OutputError],
])('a full disk is one: output %s', async (_, options, failure) => {
  const full = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('no space'), { code: 'ENOSPC' })),
  })
  const output = new Output(full, options)
  await output.write('a').catch(() => {})
  await turn()
  await expect(output.write('b')).rejects.toBeInstanceOf(failure)
  await expect(output.flush()).rejects.toThrow('the disk is full')
})

test.each(['ENOSPC', 'EPIPE'])('words that nobody can have are dropped: %s', async (code) => {
  const full = new Writable({
    write: (_chunk, _encoding, done) => done(Object.assign(new Error('lost'), { code })),
  })
  const output = new Output(full, { mayBeLost: true })
  await output.write('a')
  await turn()
  await output.write('b')
  await output.flush()
})
