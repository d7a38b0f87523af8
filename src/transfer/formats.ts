import { TransferError } from './transfer-error.ts'

/**
 * `json` is an array or one value after another, `jsonl` one value a line, `ddb-json` DynamoDB's typed form, on lines or not,
 * `ion` Amazon Ion as an export to S3 writes it.
 */
export const transferFormats = ['csv', 'tsv', 'json', 'jsonl', 'ddb-json', 'ion'] as const
export type TransferFormat = (typeof transferFormats)[number]

/** Other spellings: those of the service, and of other programs. */
const spellings: { readonly [spelling: string]: TransferFormat } = {
  tab: 'tsv',
  ndjson: 'jsonl',
  'dynamodb-json': 'ddb-json',
  'amazon-ion': 'ion',
}

/** What a file is read as. `typed` undefined: the first value decides whether it is DynamoDB JSON. */
export type Reading =
  | { readonly kind: 'table'; readonly delimiter: ',' | '\t' }
  | { readonly kind: 'json'; readonly typed: boolean | undefined; readonly lines: boolean }
  | { readonly kind: 'ion' }

/** From the format asked for, or else from the end of the file's name; `.gz` after it is unpacked. */
export function readingOf(path: string, format: string | undefined): Reading {
  const wanted = formatOf(path, format)
  switch (wanted) {
    case 'csv':
      return { kind: 'table', delimiter: ',' }
    case 'tsv':
      return { kind: 'table', delimiter: '\t' }
    case 'json':
    case 'jsonl':
      return { kind: 'json', typed: format === undefined ? undefined : false, lines: wanted === 'jsonl' }
    case 'ddb-json':
      return { kind: 'json', typed: true, lines: false }
    case 'ion':
      return { kind: 'ion' }
  }
}

/** Throws TransferError where neither says it. */
export function formatOf(path: string, format: string | undefined): TransferFormat {
  if (format === undefined) return formatOfName(path) ?? throwUnknown(path, undefined)
  const spelled = format.toLowerCase().replaceAll('_', '-')
  return known(spelled) ?? throwUnknown(path, format)
}

/** Undefined: the name of the file does not say. */
export function formatOfName(path: string): TransferFormat | undefined {
  const name = path.toLowerCase().replace(/\.gz$/, '')
  return /\.ddb\.jsonl?$/.test(name) ? 'ddb-json' : known(name.slice(name.lastIndexOf('.') + 1))
}

const known = (spelling: string): TransferFormat | undefined =>
  transferFormats.find((format) => format === spelling) ??
  (Object.hasOwn(spellings, spelling) ? spellings[spelling] : undefined)

function throwUnknown(path: string, format: string | undefined): never {
  const where = path === '-' ? 'stdin and stdout have no name that says the format' : undefined
  throw new TransferError(
    'transfer.unknown-format',
    format !== undefined ? `${format} is no format` : (where ?? `the name of ${path} does not say its format`),
    { hint: `Formats are ${transferFormats.join(', ')}: FORMAT csv in a statement, --format=csv in a command.` },
  )
}
