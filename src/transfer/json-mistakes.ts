import { TransferError } from './transfer-error.ts'

export const endsInside = (line: number): TransferError =>
  new TransferError('transfer.bad-json', `the file ends inside the value that begins on line ${line}`, {
    hint: 'It may have been cut off when it was copied.',
  })

export const tooDeep = (line: number): TransferError =>
  new TransferError('transfer.bad-json', `line ${line}: nested deeper than any item`, {
    hint: 'DynamoDB keeps values of at most 32 levels.',
  })

export const tooLong = (line: number): TransferError =>
  new TransferError('transfer.bad-json', `line ${line} is longer than any item`, {
    hint: 'An item is at most 400 KB. Values that go over several lines, or an array, are FORMAT json.',
  })
