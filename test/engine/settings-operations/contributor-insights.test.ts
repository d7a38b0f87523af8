import { describe, expect, test } from 'vitest'
import type { Request } from '../../../src/operation/operation.ts'
import {
  attributes,
  ControlPlane,
  expectInvalid,
  expectRefusal,
  hash,
  hourMs,
  index,
  range,
  startMs,
} from '../tables/control-plane.ts'

const withIndex: Partial<Request<'CreateTable'>> = {
  AttributeDefinitions: attributes('a', 'b'),
  KeySchema: [hash('a'), range('b')],
  GlobalSecondaryIndexes: [index('byB', hash('b'))],
}

class Insights {
  readonly plane: ControlPlane

  constructor(
    request: Partial<Request<'CreateTable'>> = {},
    options: ConstructorParameters<typeof ControlPlane>[0] = {},
  ) {
    this.plane = new ControlPlane(options)
    this.plane.create(request)
  }

  enable(request: Partial<Request<'UpdateContributorInsights'>> = {}) {
    return this.plane.call('UpdateContributorInsights', {
      TableName: 'shop',
      ContributorInsightsAction: 'ENABLE',
      ...request,
    })
  }

  disable(request: Partial<Request<'UpdateContributorInsights'>> = {}) {
    return this.enable({ ContributorInsightsAction: 'DISABLE', ...request })
  }

  describe(request: Partial<Request<'DescribeContributorInsights'>> = {}) {
    return this.plane.call('DescribeContributorInsights', { TableName: 'shop', ...request })
  }

  list(request: Request<'ListContributorInsights'> = {}) {
    return this.plane.call('ListContributorInsights', request)
  }
}

const both = 'ACCESSED_AND_THROTTLED_KEYS'
const rule = (kind: string, createdMs = startMs, resource = 'shop') =>
  `DynamoDBContributorInsights-${kind}-${resource}-${createdMs}`

describe('UpdateContributorInsights and DescribeContributorInsights', () => {
  test('monitoring 5, README row 21: a table that never had them', () => {
    expect(new Insights().describe()).toEqual({ TableName: 'shop', ContributorInsightsStatus: 'DISABLED' })
  })

  test('monitoring 5: enabled, without the member for both kinds of keys; the table has no sort key', () => {
    const insights = new Insights()
    const enabling = { TableName: 'shop', ContributorInsightsStatus: 'ENABLING', ContributorInsightsMode: both }
    expect(insights.enable()).toEqual(enabling)
    expect(insights.describe()).toEqual({
      TableName: 'shop',
      ContributorInsightsRuleList: [rule('PKC'), rule('PKT')],
      ContributorInsightsStatus: 'ENABLED',
      ContributorInsightsMode: both,
      LastUpdateDateTime: startMs / 1000,
    })
  })

  test('monitoring 5: rules for sort keys where there is one; of throttled keys alone where asked for', () => {
    const insights = new Insights(withIndex)
    insights.enable()
    expect(insights.describe().ContributorInsightsRuleList).toEqual([
      rule('PKC'),
      rule('PKT'),
      rule('SKC'),
      rule('SKT'),
    ])
    insights.disable()
    insights.enable({ ContributorInsightsMode: 'THROTTLED_KEYS' })
    expect(insights.describe().ContributorInsightsRuleList).toEqual([rule('PKT'), rule('SKT')])
  })

  test('monitoring 5: another mode keeps the rules for throttled keys', () => {
    const insights = new Insights()
    insights.enable({ ContributorInsightsMode: 'THROTTLED_KEYS' })
    insights.plane.clock.advance(1000)
    expect(insights.enable()).toMatchObject({ ContributorInsightsStatus: 'ENABLING', ContributorInsightsMode: both })
    expect(insights.describe()).toMatchObject({
      ContributorInsightsRuleList: [rule('PKC', startMs + 1000), rule('PKT')],
      LastUpdateDateTime: startMs / 1000 + 1,
    })
    insights.enable({ ContributorInsightsMode: 'THROTTLED_KEYS' })
    expect(insights.describe().ContributorInsightsRuleList).toEqual([rule('PKT')])
  })

  test('an index has its own, which go with it', () => {
    const insights = new Insights(withIndex)
    const onIndex = { IndexName: 'byB' }
    expect(insights.enable(onIndex)).toEqual({
      TableName: 'shop',
      IndexName: 'byB',
      ContributorInsightsStatus: 'ENABLING',
      ContributorInsightsMode: both,
    })
    expect(insights.describe(onIndex).ContributorInsightsRuleList).toEqual([
      rule('PKC', startMs, 'shop-byB'),
      rule('PKT', startMs, 'shop-byB'),
    ])
    expect(insights.describe()).toEqual({ TableName: 'shop', ContributorInsightsStatus: 'DISABLED' })
    insights.plane.updateIndexes({ Delete: { IndexName: 'byB' } })
    expect(insights.list().ContributorInsightsSummaries).toEqual([])
  })

  test('disabled again; what is so already stays so', () => {
    const insights = new Insights()
    const never = { TableName: 'shop', ContributorInsightsStatus: 'DISABLED' }
    expect(insights.disable()).toEqual(never)
    insights.enable()
    expect(insights.enable().ContributorInsightsStatus).toBe('ENABLED')
    insights.plane.clock.advance(1000)
    expect(insights.disable()).toEqual({
      TableName: 'shop',
      ContributorInsightsStatus: 'DISABLING',
      ContributorInsightsMode: both,
    })
    expect(insights.describe()).toEqual({ ...never, LastUpdateDateTime: startMs / 1000 + 1 })
    expect(insights.disable()).toEqual(never)
  })

  test('operations 16: ENABLING and DISABLING last as long as other changes', () => {
    const insights = new Insights(withIndex, { settings: { ddlDelayMs: hourMs } })
    insights.plane.clock.advance(hourMs)
    for (const request of [{}, { IndexName: 'byB' }]) {
      insights.enable(request)
      expect(insights.describe(request).ContributorInsightsStatus).toBe('ENABLING')
    }
    insights.plane.clock.advance(hourMs)
    for (const request of [{}, { IndexName: 'byB' }]) {
      expect(insights.describe(request).ContributorInsightsStatus).toBe('ENABLED')
      insights.disable(request)
      expect(insights.describe(request)).toMatchObject({ ContributorInsightsStatus: 'DISABLING' })
    }
    insights.plane.clock.advance(hourMs)
    for (const request of [{}, { IndexName: 'byB' }]) {
      expect(insights.describe(request).ContributorInsightsStatus).toBe('DISABLED')
    }
  })

  test('errors 224, UT-17: no such table or index; a local index has none', () => {
    const insights = new Insights({
      ...withIndex,
      GlobalSecondaryIndexes: undefined,
      LocalSecondaryIndexes: [index('local', hash('a'), range('b'))],
    })
    const missing = 'Requested resource not found: Table: nowhere not found'
    const table = { TableName: 'nowhere' }
    expectRefusal(() => insights.enable(table), 'ResourceNotFoundException', missing)
    expectRefusal(() => insights.describe(table), 'ResourceNotFoundException', missing)
    expectRefusal(() => insights.list(table), 'ResourceNotFoundException', missing)
    for (const IndexName of ['byB', 'local']) {
      const message = `Requested resource not found: Index: ${IndexName} not found`
      expectRefusal(() => insights.enable({ IndexName }), 'ResourceNotFoundException', message)
      expectRefusal(() => insights.describe({ IndexName }), 'ResourceNotFoundException', message)
    }
  })
})

describe('ListContributorInsights', () => {
  test('monitoring "Conformance notes": the table appears at once, and goes when it is deleted', () => {
    const insights = new Insights(withIndex, { settings: { ddlDelayMs: hourMs } })
    insights.plane.clock.advance(hourMs)
    expect(insights.list()).toEqual({ ContributorInsightsSummaries: [] })
    insights.enable()
    const summary = { TableName: 'shop', ContributorInsightsStatus: 'ENABLING', ContributorInsightsMode: both }
    expect(insights.list()).toEqual({ ContributorInsightsSummaries: [summary] })
    insights.plane.clock.advance(hourMs)
    insights.plane.delete()
    insights.plane.clock.advance(hourMs)
    expect(insights.list()).toEqual({ ContributorInsightsSummaries: [] })
  })

  test('pages by table and index, each once', () => {
    const insights = new Insights(withIndex)
    insights.plane.create({ TableName: 'Shop', ...withIndex })
    for (const TableName of ['shop', 'Shop']) {
      insights.enable({ TableName })
      insights.enable({ TableName, IndexName: 'byB' })
    }
    const seen: string[] = []
    let NextToken: string | undefined
    do {
      const page = insights.list({ MaxResults: 1, NextToken })
      seen.push(
        ...(page.ContributorInsightsSummaries ?? []).map(({ TableName, IndexName }) => `${TableName} ${IndexName}`),
      )
      NextToken = page.NextToken
    } while (NextToken !== undefined)
    expect(seen).toEqual(['Shop undefined', 'Shop byB', 'shop undefined', 'shop byB'])
    expect(insights.list({ TableName: 'shop' }).ContributorInsightsSummaries).toHaveLength(2)
    expect(insights.list({ MaxResults: 4 })).not.toHaveProperty('NextToken')
  })

  test('a page of nothing, and a token that is none', () => {
    const insights = new Insights()
    expectInvalid(
      () => insights.list({ MaxResults: 0 }),
      "1 validation error detected: Value '0' at 'maxResults' failed to satisfy constraint: Member must have value greater than or equal to 1",
    )
    expect(() => insights.list({ MaxResults: 101 })).toThrow('less than or equal to 100')
    expectInvalid(() => insights.list({ NextToken: 'nonsense' }), 'Invalid NextToken')
  })
})
