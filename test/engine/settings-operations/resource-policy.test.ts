import { describe, expect, test } from 'vitest'
import { must } from '../../../src/base/must.ts'
import { defaultSettings } from '../../../src/engine/settings.ts'
import type { Request } from '../../../src/operation/operation.ts'
import { ControlPlane, expectInvalid, expectRefusal, hourMs, invalid, startMs } from '../tables/control-plane.ts'

const arn = 'arn:aws:dynamodb:us-east-1:000000000000:table/shop'
const policyFor = (action: string): string => {
  const Statement = [{ Effect: 'Allow', Principal: { AWS: '000000000000' }, Action: action, Resource: arn }]
  return JSON.stringify({ Version: '2012-10-17', Statement })
}
const reading = policyFor('dynamodb:GetItem')
const writing = policyFor('dynamodb:PutItem')
const notFound = 'Resource-based policy not found for the provided ResourceArn: '

class Policies {
  readonly plane: ControlPlane

  constructor(
    request: Partial<Request<'CreateTable'>> = {},
    options: ConstructorParameters<typeof ControlPlane>[0] = {},
  ) {
    this.plane = new ControlPlane(options)
    this.plane.create(request)
  }

  put(request: Partial<Request<'PutResourcePolicy'>> = {}) {
    return must(
      this.plane.call('PutResourcePolicy', { ResourceArn: arn, Policy: reading, ...request }).RevisionId,
      'an id',
    )
  }

  get(ResourceArn = arn) {
    return this.plane.call('GetResourcePolicy', { ResourceArn })
  }

  delete(request: Partial<Request<'DeleteResourcePolicy'>> = {}) {
    return this.plane.call('DeleteResourcePolicy', { ResourceArn: arn, ...request })
  }

  wait() {
    this.plane.clock.advance(defaultSettings.policyIntervalMs)
  }

  expectNone(ResourceArn = arn) {
    expectRefusal(() => this.get(ResourceArn), 'PolicyNotFoundException', `${notFound}${ResourceArn}`)
  }
}

describe('what a policy does', () => {
  test('operations 16, errors 240: put, read back, deleted; a table without one', () => {
    const policies = new Policies()
    policies.expectNone()
    const revision = policies.put()
    expect(policies.get()).toEqual({ Policy: reading, RevisionId: revision })
    policies.wait()
    expect(policies.delete()).toEqual({ RevisionId: revision })
    policies.expectNone()
    expect(policies.delete()).toEqual({})
  })

  test('operations 16: the same policy again returns the same id, another one gets a new id', () => {
    const policies = new Policies()
    const first = policies.put()
    expect(policies.put()).toBe(first)
    policies.wait()
    const second = policies.put({ Policy: writing })
    expect(second).not.toBe(first)
    expect(policies.get()).toEqual({ Policy: writing, RevisionId: second })
  })

  test('an id is never given twice, whatever the clock says', () => {
    const policies = new Policies({}, { settings: { policyIntervalMs: 0 } })
    const ids = [policies.put(), policies.put({ Policy: writing })]
    policies.delete()
    ids.push(policies.put())
    expect(new Set(ids).size).toBe(3)
  })

  test('security 6: CreateTable may bring it, and it goes with the table', () => {
    const policies = new Policies({ ResourcePolicy: reading })
    expect(policies.get().Policy).toBe(reading)
    policies.put({ Policy: writing })
    policies.plane.delete()
    const message = 'Requested resource not found: Table: shop not found'
    expectRefusal(() => policies.get(), 'ResourceNotFoundException', message)
    policies.plane.create()
    policies.expectNone()
  })

  test('security 6: a stream has a policy of its own', () => {
    const policies = new Policies({ StreamSpecification: { StreamEnabled: true, StreamViewType: 'KEYS_ONLY' } })
    const ResourceArn = must(policies.plane.describe().LatestStreamArn, 'a stream')
    policies.put({ ResourceArn, Policy: writing })
    policies.expectNone()
    policies.put()
    expect(policies.get(ResourceArn).Policy).toBe(writing)
    expect(policies.get().Policy).toBe(reading)
    policies.wait()
    policies.delete({ ResourceArn })
    policies.expectNone(ResourceArn)
  })
})

describe('ExpectedRevisionId', () => {
  test('errors 238: another revision', () => {
    const policies = new Policies()
    const revision = policies.put()
    const message = `${notFound}Requested update for policy with revision id 7, but the policy associated to target table shop has revision id ${revision}.`
    const refused = (act: () => unknown) => expectRefusal(act, 'PolicyNotFoundException', message)
    refused(() => policies.put({ Policy: writing, ExpectedRevisionId: '7' }))
    refused(() => policies.delete({ ExpectedRevisionId: '7' }))
    policies.wait()
    const next = policies.put({ Policy: writing, ExpectedRevisionId: revision })
    policies.wait()
    expect(policies.delete({ ExpectedRevisionId: next })).toEqual({ RevisionId: next })
  })

  test('errors 240, security 6: a revision where there is no policy', () => {
    const policies = new Policies()
    const refused = (act: () => unknown) => expectRefusal(act, 'PolicyNotFoundException', `${notFound}${arn}`)
    refused(() => policies.put({ ExpectedRevisionId: '7' }))
    refused(() => policies.delete({ ExpectedRevisionId: '7' }))
  })

  test('errors 239: NO_POLICY creates only', () => {
    const policies = new Policies()
    const revision = policies.put({ ExpectedRevisionId: 'NO_POLICY' })
    const message = `${notFound}Requested policy update expecting none to be present for table shop, but a policy exists with revision id ${revision}.`
    expectRefusal(
      () => policies.put({ Policy: writing, ExpectedRevisionId: 'NO_POLICY' }),
      'PolicyNotFoundException',
      message,
    )
    policies.wait()
    policies.delete()
    policies.wait()
    policies.put({ ExpectedRevisionId: 'NO_POLICY' })
  })
})

describe('what is refused', () => {
  test('security 6: a change within 15 seconds of the last one, the deletion included', () => {
    const policies = new Policies({ ResourcePolicy: reading })
    policies.put({ Policy: writing })
    const message =
      'Attempt to change a resource which is still in use: Table is pending a previous resource-based policy update: shop'
    const refused = (act: () => unknown) => expectRefusal(act, 'ResourceInUseException', message)
    policies.plane.clock.advance(14_999)
    refused(() => policies.put())
    refused(() => policies.delete())
    policies.plane.clock.advance(1)
    policies.delete()
    refused(() => policies.put())
    expect(startMs + 15_000).toBe(policies.plane.clock.now())
  })

  test('operations 1: a change while the table is being created', () => {
    const policies = new Policies({}, { settings: { ddlDelayMs: hourMs } })
    const message = 'Attempt to change a resource which is still in use: Table is being created: shop'
    expectRefusal(() => policies.put(), 'ResourceInUseException', message)
    policies.expectNone()
    policies.plane.clock.advance(hourMs)
    policies.put()
  })

  test('security 6: more than 20 KB, whitespace included; CreateTable alike', () => {
    const policies = new Policies()
    const largest = reading.padEnd(20 * 1024)
    policies.put({ Policy: largest })
    const message = `${invalid}Resource-based policy exceeds the maximum size of 20 KB`
    expectInvalid(() => policies.put({ Policy: `${largest} ` }), message)
    expectInvalid(() => new ControlPlane().create({ ResourcePolicy: `${largest} ` }), message)
  })

  test('security 4: characters beyond U+00FF', () => {
    const message = `${invalid}Resource-based policy contains characters that are not allowed`
    expectInvalid(() => new Policies().put({ Policy: reading.replace('GetItem', 'Ā') }), message)
  })

  test.each(['', '{', '[]', 'null', '{"Version":"2012-10-17"}'])('what is no policy: %s', (Policy) => {
    const message = `${invalid}Resource-based policy is not a valid policy document`
    expectInvalid(() => new Policies().put({ Policy }), message)
  })

  test('errors 229, security 6: the ARN of an index, or no ARN', () => {
    const policies = new Policies()
    const index = `${arn}/index/i`
    const message = `${invalid}Invalid resource arn provided, only table or stream is accepted. Provided resource arn: ${index}`
    expectInvalid(() => policies.put({ ResourceArn: index }), message)
    expectInvalid(() => policies.get('shop'), "ARNs must start with 'arn:'")
  })

  test('errors 224, 248: no such table or stream', () => {
    const policies = new Policies()
    const table = arn.replace('shop', 'nowhere')
    const stream = `${arn}/stream/2026-03-02T00:00:00.000`
    for (const [ResourceArn, what] of [
      [table, 'Table: nowhere'],
      [stream, `Stream: ${stream}`],
    ] as const) {
      const message = `Requested resource not found: ${what} not found`
      for (const act of [() => policies.put({ ResourceArn }), () => policies.delete({ ResourceArn })]) {
        expectRefusal(act, 'ResourceNotFoundException', message)
      }
      expectRefusal(() => policies.get(ResourceArn), 'ResourceNotFoundException', message)
    }
  })
})
