import { expect, test } from 'vitest'
import { remotePlace } from '../../src/session/remote-place.ts'

test.each([
  ['aws', { profile: undefined, region: undefined }],
  ['aws:eu-west-1', { profile: undefined, region: 'eu-west-1' }],
  ['aws:prod/eu-west-1', { profile: 'prod', region: 'eu-west-1' }],
  ['http://localhost:8000', { endpoint: 'http://localhost:8000' }],
  ['HTTPS://host/path', { endpoint: 'HTTPS://host/path' }],
  ['aws.db', undefined],
  ['aws:', undefined],
  ['aws:prod/', undefined],
  ['./aws', undefined],
  ['shop.db', undefined],
])('%s in the place of a file', (text, place) => {
  expect(remotePlace(text)).toEqual(place)
})
