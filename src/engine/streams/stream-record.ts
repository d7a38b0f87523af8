import { hash } from 'node:crypto'
import { must } from '../../base/must.ts'
import { type Stream, streamArnOf } from '../../model/stream.ts'
import { keyAttributes } from '../../model/table.ts'
import { emptyItem, type Item, memberOf } from '../../model/value.ts'
import type { Record as RecordOfStream } from '../../operation/operation-types.ts'
import { parseItem } from '../../storage/parse-text.ts'
import type { LoggedChange } from '../../storage/stream-log.ts'
import { sequenceMs, sequenceText } from './sequence.ts'

/** What the engine deletes for itself says so. Source: reference, README row 26. */
const service = { PrincipalId: 'dynamodb.amazonaws.com', Type: 'Service' } as const

/** A change as readers see it. Source: reference, streams-ttl-backup 1.4. */
export function streamRecord(stream: Stream, change: LoggedChange): RecordOfStream {
  const { event, sequence, newImage, oldImage, sizeBytes } = change
  const fresh = newImage === null ? undefined : parseItem(newImage)
  const old = oldImage === null ? undefined : parseItem(oldImage)
  const number = sequenceText(sequence)
  return {
    eventID: hash('md5', `${streamArnOf(stream)} ${number}`),
    eventName: event === 'EXPIRE' ? 'REMOVE' : event,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: stream.region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(sequenceMs(sequence) / 1000),
      Keys: keysOf(stream, fresh ?? old ?? parseItem(must(change.keys, 'a record has an image or a key'))),
      ...(fresh === undefined ? {} : { NewImage: fresh }),
      ...(old === undefined ? {} : { OldImage: old }),
      SequenceNumber: number,
      SizeBytes: sizeBytes,
      StreamViewType: stream.viewType,
    },
    ...(event === 'EXPIRE' ? { userIdentity: service } : {}),
  }
}

function keysOf({ keys }: Stream, item: Item): Item {
  const found = emptyItem()
  for (const { name } of keyAttributes(keys)) found[name] = must(memberOf(item, name), 'an item has its whole key')
  return found
}
