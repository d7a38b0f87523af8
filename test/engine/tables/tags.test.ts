import { describe, expect, test } from 'vitest'
import { must } from '../../../src/base/must.ts'
import type { Request } from '../../../src/operation/operation.ts'
import { ControlPlane, expectInvalid, expectRefusal, invalid } from './control-plane.ts'

const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/shop'
const missing = arn.replace('shop', 'nowhere')
const env = { Key: 'env', Value: 'prod' }

class Tags {
  readonly plane = new ControlPlane()

  constructor(request: Partial<Request<'CreateTable'>> = {}) {
    this.plane.create(request)
  }

  tag(request: Partial<Request<'TagResource'>> = {}) {
    return this.plane.call('TagResource', { ResourceArn: arn, Tags: [env], ...request })
  }

  untag(request: Partial<Request<'UntagResource'>> = {}) {
    return this.plane.call('UntagResource', { ResourceArn: arn, TagKeys: ['env'], ...request })
  }

  list(request: Partial<Request<'ListTagsOfResource'>> = {}) {
    return this.plane.call('ListTagsOfResource', { ResourceArn: arn, ...request })
  }

  /** The three operations on one ARN. */
  each(ResourceArn: string) {
    return [() => this.tag({ ResourceArn }), () => this.untag({ ResourceArn }), () => this.list({ ResourceArn })]
  }
}

describe('what tags do', () => {
  test('TAG-8: the answer is empty, a key that is there gets the new value, an absent key is no error', () => {
    const tags = new Tags()
    expect(tags.list()).toEqual({ Tags: [] })
    expect(tags.tag({ Tags: [env, { Key: 'team', Value: '' }] })).toEqual({})
    expect(tags.tag({ Tags: [{ Key: 'env', Value: 'test' }] })).toEqual({})
    expect(tags.list()).toEqual({
      Tags: [
        { Key: 'env', Value: 'test' },
        { Key: 'team', Value: '' },
      ],
    })
    expect(tags.untag({ TagKeys: ['env', 'nothing'] })).toEqual({})
    expect(tags.list()).toEqual({ Tags: [{ Key: 'team', Value: '' }] })
  })

  test('CreateTable may give them, and they go with the table', () => {
    const tags = new Tags({ Tags: [env] })
    expect(tags.list()).toEqual({ Tags: [env] })
    tags.plane.delete()
    tags.plane.create()
    expect(tags.list()).toEqual({ Tags: [] })
  })

  test('errors 229, README row 29: a stream has tags of its own, which the next stream lacks', () => {
    const tags = new Tags({ Tags: [env], StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } })
    const ResourceArn = must(tags.plane.describe().LatestStreamArn, 'a stream')
    expect(tags.list({ ResourceArn })).toEqual({ Tags: [] })
    const team = { Key: 'team', Value: 'shop' }
    expect(tags.tag({ ResourceArn, Tags: [env, team] })).toEqual({})
    expect(tags.untag({ ResourceArn, TagKeys: ['env'] })).toEqual({})
    expect(tags.list({ ResourceArn })).toEqual({ Tags: [team] })
    expect(tags.list()).toEqual({ Tags: [env] })

    tags.plane.update({ StreamSpecification: { StreamEnabled: false } })
    expect(tags.list({ ResourceArn })).toEqual({ Tags: [team] })
    tags.plane.update({ StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' } })
    const next = must(tags.plane.describe().LatestStreamArn, 'a stream')
    expect(tags.list({ ResourceArn: next })).toEqual({ Tags: [] })
    const message = `Requested resource not found: ResourcArn: ${ResourceArn} not found`
    expectRefusal(() => tags.list({ ResourceArn }), 'ResourceNotFoundException', message)
  })

  test('TAG-9: DescribeTable does not show them', () => {
    const tags = new Tags()
    const before = tags.plane.describe()
    tags.tag()
    expect(tags.plane.describe()).toEqual(before)
  })

  test('data-model 14: 50 of them, over all calls; letters of any script and a few signs', () => {
    const tags = new Tags()
    const some = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, i) => ({ Key: `k${from + i}`, Value: 'v' }))
    tags.tag({ Tags: some(0, 30) })
    expectInvalid(() => tags.tag({ Tags: some(30, 51) }), `${invalid}Number of tags exceeds the limit of 50`)
    tags.tag({ Tags: some(20, 50) })
    expect(tags.list().Tags).toHaveLength(50)
    tags.untag({ TagKeys: ['k0'] })
    tags.tag({ Tags: [{ Key: 'Größe 1+2-3=4._:/@', Value: '数' }] })
  })

  test.each([
    { Key: 'a*', Value: 'v' },
    { Key: 'a*', Value: 'b#' },
  ])('data-model 14: other characters: %j', (tag) => {
    const message = `${invalid}Tag keys and values may contain letters, digits, whitespace and + - = . _ : / @ only. Tag key: a*`
    expectInvalid(() => new Tags().tag({ Tags: [tag] }), message)
    expectInvalid(() => new ControlPlane().create({ Tags: [tag] }), message)
  })

  test('data-model 14: lengths', () => {
    const tags = new Tags()
    const longest = { Key: 'k'.repeat(128), Value: 'v'.repeat(256) }
    tags.tag({ Tags: [longest] })
    expect(() => tags.tag({ Tags: [{ ...longest, Key: `${longest.Key}k` }] })).toThrow(
      "at 'tags.1.member.key' failed to satisfy constraint: Member must have length less than or equal to 128",
    )
    expect(() => tags.tag({ Tags: [{ ...longest, Value: `${longest.Value}v` }] })).toThrow(
      "at 'tags.1.member.value' failed to satisfy constraint: Member must have length less than or equal to 256",
    )
    expect(() => tags.tag({ Tags: [{ Key: '', Value: 'v' }] })).toThrow(
      "Value '' at 'tags.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    )
  })

  test('one key twice in a request', () => {
    expectInvalid(() => new Tags().tag({ Tags: [env, env] }), `${invalid}Duplicate tag key: env`)
  })

  test('a page nobody was promised', () => {
    expectInvalid(() => new Tags().list({ NextToken: 'x' }), 'Invalid NextToken')
  })
})

describe('what is refused, in the order of the checks', () => {
  test('227 TAG-1: no ARN', () => {
    const { plane } = new Tags()
    for (const name of ['TagResource', 'UntagResource', 'ListTagsOfResource'] as const) {
      expectInvalid(() => plane.call(name, {} as Request<typeof name>), 'Invalid TableArn')
    }
  })

  test('228 TAG-2, README row 29: without the shape of an ARN, before missing lists', () => {
    const tags = new Tags()
    for (const text of ['shop', '', 'arn:aws:dynamodb:us-east-1/shop', 'a:b:c:d:e:f']) {
      for (const call of tags.each(text)) expectInvalid(call, "ARNs must start with 'arn:'")
    }
    const request = { ResourceArn: 'shop' } as Request<'TagResource'>
    expectInvalid(() => tags.plane.call('TagResource', request), "ARNs must start with 'arn:'")
  })

  test('233 TAG-4: no list, before what the ARN names', () => {
    const { plane } = new Tags()
    const nothing = { ResourceArn: 'a:b:c:d:e:f/g' }
    const message = (path: string) =>
      `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`
    expectInvalid(() => plane.call('TagResource', nothing as Request<'TagResource'>), message('tags'))
    expectInvalid(() => plane.call('UntagResource', nothing as Request<'UntagResource'>), message('tagKeys'))
  })

  test('229 TAG-3: the ARN of something else', () => {
    const tags = new Tags()
    const others = [
      'a:b:c:d:e:f/g',
      'arn:aws:s3:us-east-1:000000000000:table/shop',
      `${arn}/`,
      arn.replace('shop', 's!'),
    ]
    for (const other of others) {
      const message = `Invalid TableArn: Invalid ResourceArn provided as input ${other}`
      for (const call of tags.each(other)) expectInvalid(call, message)
      expectInvalid(() => tags.tag({ ResourceArn: other, Tags: [] }), message)
    }
  })

  test('229: the ARN of an index', () => {
    const message = `${invalid}Invalid resource arn provided, only table or stream is accepted. Provided resource arn: ${arn}/index/i`
    for (const call of new Tags().each(`${arn}/index/i`)) expectInvalid(call, message)
  })

  test('232 TAG-5: empty lists, before the table is looked for', () => {
    const tags = new Tags()
    const ResourceArn = missing
    expectInvalid(() => tags.tag({ ResourceArn, Tags: [] }), 'Atleast one Tag needs to be provided as Input.')
    expectInvalid(() => tags.untag({ ResourceArn, TagKeys: [] }), 'Atleast one Tag Key needs to be provided as Input.')
  })

  test.each([missing, arn.replace('us-east-1', 'eu-west-1')])('230 TAG-6: no such table: %s', (ResourceArn) => {
    const tags = new Tags()
    const message = `Requested resource not found: ResourcArn: ${ResourceArn} not found`
    expectRefusal(() => tags.tag({ ResourceArn }), 'ResourceNotFoundException', message)
    expectRefusal(() => tags.list({ ResourceArn }), 'ResourceNotFoundException', message)
    expectRefusal(() => tags.untag({ ResourceArn }), 'ResourceNotFoundException', 'Requested resource not found')
  })

  test('231 TAG-7, README row 29: the ARN of another account', () => {
    const tags = new Tags()
    const ResourceArn = arn.replace('000000000000', '123456789012')
    const message = `User: arn:aws:iam::000000000000:root is not authorized to perform: dynamodb:ListTagsOfResource on resource: ${ResourceArn}`
    expectRefusal(() => tags.list({ ResourceArn }), 'AccessDeniedException', message)
    expectRefusal(() => tags.tag({ ResourceArn }), 'AccessDeniedException', message.replace('ListTagsOf', 'Tag'))
  })
})
