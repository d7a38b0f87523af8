import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { stringify } from 'lossless-json'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Item, KeyType } from '../../src/model/value.ts'
import { readingOf } from '../../src/transfer/formats.ts'
import { valueOfCell } from '../../src/transfer/infer-value.ts'
import { jsonValues } from '../../src/transfer/json-values.ts'
import { openSource } from '../../src/transfer/open-source.ts'
import { readJson } from '../../src/transfer/read-json.ts'
import type { SourceRecord } from '../../src/transfer/source-record.ts'
import { tsvRows } from '../../src/transfer/tsv-rows.ts'
import { fc } from '../property.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ddb-shell-'))
})

async function itemsOf(
  name: string,
  content: string | Uint8Array,
  options: { format?: string; infer?: boolean; keys?: [string, KeyType][] } = {},
): Promise<readonly [number, Item][]> {
  const path = join(folder, name)
  await writeFile(path, content)
  const source = await openSource(path, {
    format: options.format,
    table: { infer: options.infer },
    keyTypes: new Map(options.keys ?? []),
  })
  const found: [number, Item][] = []
  for await (const { records } of source.batches)
    for (const record of records) {
      if ('error' in record) throw record.error
      if ('put' in record.write) found.push([record.line, { ...record.write.put }])
    }
  return found
}

const messageOf = async (name: string, content: string | Uint8Array, format?: string): Promise<string> => {
  try {
    await itemsOf(name, content, format === undefined ? {} : { format })
    return 'no error'
  } catch (error) {
    return `${(error as { code: string }).code}: ${(error as Error).message}`
  }
}

describe('cells of CSV', () => {
  test.each<[string, object | undefined]>([
    ['', undefined],
    ['NULL', { NULL: true }],
    ['null', { S: 'null' }],
    ['true', { BOOL: true }],
    ['True', { S: 'True' }],
    ['42', { N: '42' }],
    ['-0.50', { N: '-0.50' }],
    ['1e3', { N: '1e3' }],
    ['12345678901234567890123456789012345678', { N: '12345678901234567890123456789012345678' }],
    ['123456789012345678901234567890123456789', { S: '123456789012345678901234567890123456789' }],
    ['007', { S: '007' }],
    ['+1', { S: '+1' }],
    ['1.', { S: '1.' }],
    [' 1', { S: ' 1' }],
    ['0', { N: '0' }],
    ['[1, "a", {"b": 1.10}]', { L: [{ N: '1' }, { S: 'a' }, { M: { b: { N: '1.1' } } }] }],
    ['{"a": null}', { M: { a: { NULL: true } } }],
    ['[not json', { S: '[not json' }],
    ['text', { S: 'text' }],
  ])('%s', (cell, value) => {
    expect(valueOfCell(cell, undefined, true)).toEqual(value)
  })

  test('a key attribute has the type the table gives it; --text leaves the rest as text', () => {
    expect(valueOfCell('42', 'S', true)).toEqual({ S: '42' })
    expect(valueOfCell(' 42 ', 'N', true)).toEqual({ N: '42' })
    expect(valueOfCell('AQID', 'B', true)).toEqual({ B: 'AQID' })
    expect(valueOfCell('42', undefined, false)).toEqual({ S: '42' })
  })
})

describe('files', () => {
  test('CSV: quotes, line breaks in cells, missing cells, a byte order mark', async () => {
    const text = '\ufeffpk,n,note\r\na,1,"say ""hi"",\nthen"\r\n\r\nb,,\r\nc,3\r\n'
    expect(await itemsOf('a.csv', text)).toEqual([
      [3, { pk: { S: 'a' }, n: { N: '1' }, note: { S: 'say "hi",\nthen' } }],
      [5, { pk: { S: 'b' } }],
      [6, { pk: { S: 'c' }, n: { N: '3' } }],
    ])
  })

  test.each([
    ['"a\t1\n', [['"a', '1']]],
    ['"a" b\t1\r\n', [['"a" b', '1']]],
    [
      '"a\t1\nb"c\t2\n',
      [
        ['"a', '1'],
        ['b"c', '2'],
      ],
    ],
    [
      '"a""b"\t"x\ty"\r\n"line\nbreak"\t""\n',
      [
        ['a"b', 'x\ty'],
        ['line\nbreak', ''],
      ],
    ],
    ['"a"\t"b"', [['a', 'b']]],
    ['a\n\n\r\nb\t', [['a'], ['b', '']]],
  ])('quotes in TSV are quotes where they enclose a cell: %j', async (text, expected) => {
    for (const size of [1, 2, 3, 1000]) {
      const chunks = async function* (): AsyncGenerator<string> {
        for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
      }
      const cells: (readonly string[])[] = []
      for await (const row of tsvRows(chunks())) cells.push(row.cells)
      expect(cells).toEqual(expected)
    }
  })

  test('TSV counts lines, and a row has no more cells than the first', async () => {
    expect(await itemsOf('a.tsv', 'pk\tn\r\na\t"1\n2"\r\nb\t3')).toEqual([
      [3, { pk: { S: 'a' }, n: { S: '1\n2' } }],
      [4, { pk: { S: 'b' }, n: { N: '3' } }],
    ])
    await expect(itemsOf('b.tsv', 'pk\tn\na\t1\t2\n')).rejects.toThrow('line 2 has 3 cells, the first row 2')
    await expect(itemsOf('b.csv', 'pk,n\na,1,2\n')).rejects.toThrow('line 2 has 3 cells, the first row 2')
  })

  test.each([
    ['a.jsonl', '{"pk":"a","n":1.10}\n{"pk":"b","l":[true,null]}\n'],
    ['a.json', '[\n{"pk":"a","n":1.10},\n  {"pk":"b","l":[true,null]}\n]'],
    ['b.json', '{"pk":"a","n":1.10} {"pk":"b","l":[true,null]}'],
  ])('plain JSON in %s', async (name, text) => {
    expect((await itemsOf(name, text)).map(([, item]) => item)).toEqual([
      { pk: { S: 'a' }, n: { N: '1.1' } },
      { pk: { S: 'b' }, l: { L: [{ BOOL: true }, { NULL: true }] } },
    ])
  })

  const typed = [
    { pk: { S: 'a' }, b: { B: 'AQID' }, s: { NS: ['1', '2.5'] }, m: { M: { x: { BOOL: false } } } },
    { pk: { S: 'b' }, l: { L: [{ NULL: true }] } },
  ]
  test.each([
    ['lines', typed.map((item) => JSON.stringify(item)).join('\n')],
    ['an export to S3', typed.map((item) => JSON.stringify({ Item: item })).join('\n')],
    ['put requests', JSON.stringify(typed.map((item) => ({ PutRequest: { Item: item } })))],
    [
      'what aws dynamodb scan prints',
      JSON.stringify({ Items: typed, Count: 2, ScannedCount: 2, ConsumedCapacity: null }, null, 4),
    ],
  ])('DynamoDB JSON is recognised: %s', async (_, text) => {
    expect((await itemsOf('typed.json', text)).map(([, item]) => item)).toEqual(typed)
  })

  test('a format that is asked for is not guessed at', async () => {
    const text = '{"pk":{"S":"a"}}'
    expect(await itemsOf('x.json', text)).toEqual([[1, { pk: { S: 'a' } }]])
    expect(await itemsOf('x.json', text, { format: 'json' })).toEqual([[1, { pk: { M: { S: { S: 'a' } } } }]])
  })

  test('.gz is unpacked on the way', async () => {
    expect(await itemsOf('a.json.gz', gzipSync('{"Item":{"pk":{"S":"ä"}}}\n'))).toEqual([[1, { pk: { S: 'ä' } }]])
  })

  test('numbers keep every digit', async () => {
    const digits = '12345678901234567890.123456789012345678'
    expect(await itemsOf('n.jsonl', `{"n":${digits}}`)).toEqual([[1, { n: { N: digits } }]])
  })

  test('__proto__ is a name like any other', async () => {
    const path = join(folder, 'proto.csv')
    await writeFile(path, '__proto__\nx\n')
    for await (const { records } of (await openSource(path, { keyTypes: new Map() })).batches)
      expect(records.map((record) => 'write' in record && Object.keys(Object.values(record.write)[0] ?? {}))).toEqual([
        ['__proto__'],
      ])
  })

  test.each([
    ['a.csv', 'pk,n\n"a,1\n', 'transfer.bad-csv: '],
    ['a.jsonl', '{"pk":"a"}\n{"pk":}\n', 'transfer.bad-json: line 2: '],
    ['a.jsonl', '{"pk":"a"}\n{"pk":"b"', 'transfer.bad-json: the file ends inside the value that begins on line 2'],
    ['a.json', '[1, 2]', 'transfer.not-an-item: line 1 is no item: an item is a JSON object'],
    ['a.ddb.json', '{"pk":"a"}', 'transfer.not-an-item: line 1 is no item: a value is an object with one member'],
    ['a.ddb.json', '{"pk":{"L":1}}', 'transfer.not-an-item: line 1 is no item: lists and sets are JSON arrays'],
    ['a.parquet', 'x', 'transfer.unknown-format: the name of'],
  ])('%s holding %j', async (name, text, message) => {
    expect(await messageOf(name, text)).toContain(message)
  })

  test('a file that is not there, a format that is none', async () => {
    await expect(openSource(join(folder, 'gone.csv'), { keyTypes: new Map() })).rejects.toMatchObject({
      code: 'transfer.unreadable-file',
    })
    expect(() => readingOf('a.csv', 'xls')).toThrow(
      expect.objectContaining({ code: 'transfer.unknown-format', message: 'xls is no format' }),
    )
  })
})

test('JSON is cut into its values wherever the chunks fall', async () => {
  const value = fc.jsonValue({ maxDepth: 3 }).filter((json) => typeof json === 'object' && json !== null)
  await fc.assert(
    fc.asyncProperty(
      fc.array(value, { maxLength: 5 }),
      fc.integer({ min: 1, max: 7 }),
      fc.boolean(),
      async (values, size, array) => {
        const text = array ? (stringify(values, undefined, 1) ?? '') : values.map((each) => stringify(each)).join('\n')
        // Without brackets around it, a first value that is an array is the array of all values.
        fc.pre(array || !Array.isArray(values[0]))
        const found: unknown[] = []
        for await (const pieces of jsonValues(chunksOf(text, size)))
          for (const piece of pieces) found.push(JSON.parse(piece.text))
        expect(found).toEqual(JSON.parse(JSON.stringify(values)))
      },
    ),
  )
})

async function* chunksOf(text: string, size: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size)
}

test('a list of many items on one line is read once', async () => {
  const items = Array.from({ length: 20_000 }, (_, n) => ({ pk: `item ${n}` }))
  const text = JSON.stringify(items)
  const records: SourceRecord[] = []
  for await (const some of readJson(chunksOf(text, 65_536), { typed: undefined, lines: false })) records.push(...some)
  expect(records).toHaveLength(items.length)
})
