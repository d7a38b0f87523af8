import { TransferError } from './transfer-error.ts'

/** `json` is an array or one value after another; `jsonl` is the same reader. `ddb-json` is DynamoDB's typed form. */
export const importFormats = ['csv', 'tsv', 'json', 'jsonl', 'ddb-json'] as const
export type ImportFormat = (typeof importFormats)[number]

/** What a file is read as. `typed` undefined: the first value decides whether it is DynamoDB JSON. */
export type Reading =
  | { readonly kind: 'table'; readonly delimiter: ',' | '\t' }
  | { readonly kind: 'json'; readonly typed: boolean | undefined }

/** From the format asked for, or else from the end of the file's name; `.gz` after it is unpacked. */
export function readingOf(path: string, format: string | undefined): Reading {
  const name = path.toLowerCase().replace(/\.gz$/, '')
  const wanted = format ?? (/\.ddb\.jsonl?$/.test(name) ? 'ddb-json' : name.slice(name.lastIndexOf('.') + 1))
  switch (wanted) {
    case 'csv':
      return { kind: 'table', delimiter: ',' }
    case 'tsv':
    case 'tab':
      return { kind: 'table', delimiter: '\t' }
    case 'json':
    case 'jsonl':
    case 'ndjson':
      return { kind: 'json', typed: format === undefined ? undefined : false }
    case 'ddb-json':
      return { kind: 'json', typed: true }
    default:
      throw new TransferError(
        'transfer.unknown-format',
        format !== undefined
          ? `${format} is no format`
          : path === '-'
            ? 'stdin has no name that says its format'
            : `the name of ${path} does not say its format`,
        {
          hint: `Formats are ${importFormats.join(', ')}: --format=csv.`,
        },
      )
  }
}
