import { expect, test } from 'vitest'
import { signedRegion } from '../../src/http/authentication.ts'

const headerOf = (region: string, signature: string): string =>
  `AWS4-HMAC-SHA256 Credential=key/20261129/${region}/dynamodb/aws4_request, SignedHeaders=host;x-amz-date, Signature=${signature}`

const regionOf = (
  authorization: string,
  dates: { readonly 'x-amz-date'?: string } = { 'x-amz-date': '20261129T000000Z' },
) => signedRegion({ url: '/', headers: { authorization, ...dates } })

test('each request is for the Region of its own credential, whoever asked before', () => {
  const regions = ['eu-west-1', 'us-east-1', 'us-east-1', 'eu-west-1', 'us-east-10', 'us-east-1']
  expect(regions.map((region, at) => regionOf(headerOf(region, `${at}f`)))).toEqual(regions)
})

test('a header that begins like the one before is refused for what follows', () => {
  expect(regionOf(headerOf('eu-west-1', 'aa'))).toBe('eu-west-1')
  const incomplete = expect.objectContaining({ code: 'IncompleteSignatureException' })
  expect(() => regionOf(headerOf('eu-west-1', ''))).toThrow(incomplete)
  expect(() => regionOf(headerOf('eu-west-1', 'aa'), {})).toThrow(incomplete)
  expect(() => regionOf(headerOf('eu-west-1', ', Signature='))).toThrow(incomplete)
  expect(regionOf(`${headerOf('eu-west-1', 'aa')}, More=b`)).toBe('eu-west-1')
})
