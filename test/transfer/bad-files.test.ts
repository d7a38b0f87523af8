import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { openSource } from '../../src/transfer/open-source.ts'
import { Shell } from '../session/shell.ts'

const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-'))
const rows = Array.from({ length: 20_000 }, (_, at) => `k${at},${at * 7919}\n`).join('')
const nested = (open: string, close: string, levels: number) =>
  `{"pk":{"S":"a"},"x":${open.repeat(levels)}${close.repeat(levels)}}\n`

async function errorOf(name: string, content: string | Uint8Array): Promise<{ code?: string; message: string }> {
  const path = join(folder, name)
  writeFileSync(path, content)
  try {
    for await (const { records } of (await openSource(path, { keyTypes: new Map() })).batches)
      for (const record of records) if ('error' in record) throw record.error
    return { message: 'no error' }
  } catch (error) {
    return error as Error
  }
}

test.each([
  ['latin1.csv', Buffer.from('pk,x\na,gr\xfc\xdf\n', 'latin1'), 'transfer.not-text', / is not UTF-8 text$/],
  ['latin1.jsonl', Buffer.from('{"pk":"gr\xfc\xdf"}', 'latin1'), 'transfer.not-text', / is not UTF-8 text$/],
  ['cut-character.csv', Buffer.from('pk\nü').subarray(0, 4), 'transfer.not-text', / is not UTF-8 text$/],
  ['text.csv.gz', 'pk,x\n', 'transfer.unreadable-file', / is no whole gzip file: incorrect header check$/],
  ['text.jsonl.gz', '{}', 'transfer.unreadable-file', / is no whole gzip file: incorrect header check$/],
  ['cut.csv.gz', gzipSync(`pk,x\n${rows}`).subarray(0, 20_000), 'transfer.unreadable-file', /unexpected end of file$/],
  ['twice.csv', 'pk,x,pk\na,b,c\n', 'transfer.bad-csv', /^the column pk is there twice$/],
  ['deep.jsonl', nested('[', ']', 20_000), 'transfer.bad-json', /^line 1: nested deeper than any item$/],
  ['spaced.jsonl', nested('[ ', ' ]', 4000), 'transfer.bad-json', /^line 1: nested deeper than any item$/],
  ['deep.ddb.jsonl', nested('{"L":[', ']}', 3000), 'transfer.bad-json', /^line 1: nested deeper than any item$/],
])('%s', async (name, content, code, message) => {
  expect(await errorOf(name, content)).toMatchObject({ code, message: expect.stringMatching(message) })
})

test('a first row of very many columns is looked through once', async () => {
  const names = Array.from({ length: 200_000 }, (_, at) => `column${at}`).join(',')
  expect(await errorOf('wide.csv', `${names}\n`)).toEqual({ message: 'no error' })
})

test.each(['folder.csv', 'folder.jsonl', 'folder.csv.gz'])('%s that is an empty folder', async (name) => {
  const path = join(folder, name)
  mkdirSync(path)
  const opened = openSource(path, { keyTypes: new Map() })
  const message = `${path} is a folder without a file that could be imported`
  await expect(opened).rejects.toMatchObject({ code: 'transfer.unreadable-file', message })
})

test('what is wrong in the middle of a file says how far the table has it', async () => {
  const shell = new Shell()
  const path = join(folder, 'middle.jsonl')
  const good = Array.from({ length: 30 }, (_, at) => `{"pk":"k${at}"}\n`).join('')
  writeFileSync(path, `${good}{"pk":}\n`)
  await shell.run('CREATE TABLE tab (pk STRING) PRIMARY KEY (pk HASH)')
  const [outcome] = await shell.run(`.import '${path}' tab`)
  expect(outcome?.result).toMatchObject({
    kind: 'failed',
    error: {
      message: expect.stringMatching(/^line 31: /),
      hint: 'Every value must be JSON: names and strings in double quotes. 30 items before it are written; correct it and go on with --skip=30.',
    },
  })
  expect(await shell.last('SELECT COUNT(*) FROM tab')).toBe('count 30 of 30')
})
