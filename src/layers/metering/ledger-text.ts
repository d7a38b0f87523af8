import type { CallFlow, HeatFlow, KeyFlow, LedgerPlace, LedgerRow } from '../../operation/ledger.ts'
import { hasNumbers, hasWholes, isAbsentOr, isCounts, isListOf, isObject, isText, isWhole } from './members.ts'

/** What a row of the ledger says, as the file keeps it; where and when stand beside it. */
export type LedgerData = Omit<LedgerRow, keyof LedgerPlace>

export const ledgerText = (data: LedgerData): string => JSON.stringify(data)

/** Undefined: the text is damaged, be it no JSON any more or JSON that says something else. */
export function ledgerDataIn(text: string): LedgerData | undefined {
  try {
    const data: unknown = JSON.parse(text)
    return isLedgerData(data) ? data : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function isLedgerData(data: unknown): data is LedgerData {
  return (
    isObject(data) &&
    isListOf(data['flows'], isHeatFlow) &&
    isListOf(data['keys'], isKeyFlow) &&
    isListOf(data['items'], isKeyFlow) &&
    isListOf(data['calls'], isCallFlow) &&
    isCounts(data['throttles']) &&
    isWhole(data['expired']) &&
    isAbsentOr(data['provisioned'], (units) => hasWholes(units, ['readUnits', 'writeUnits']))
  )
}

function isHeatFlow(flow: unknown): flow is HeatFlow {
  return (
    hasWholes(flow, ['fromHash', 'halfUnits', 'charges', 'least', 'most', 'throttled']) &&
    isKind(flow['kind']) &&
    isAbsentOr(flow['part'], isWhole) &&
    isAbsentOr(flow['local'], isCounts) &&
    isAbsentOr(flow['seconds'], (seconds) => isListOf(seconds, isWhole) && seconds.length % 3 === 0)
  )
}

/** The values of a key in DynamoDB JSON: looked at as text, since there are many of them and few are ever shown. */
const keyValue = String.raw`\{"[SNB]":"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[\da-f]{4})*"\}`
const keyPattern = new RegExp(`^\\[${keyValue}(?:,${keyValue})*\\]$`)

function isKeyFlow(flow: unknown): flow is KeyFlow {
  return (
    hasWholes(flow, ['hash', 'halfUnits', 'charges', 'throttled']) &&
    isKind(flow['kind']) &&
    isText(flow['key']) &&
    keyPattern.test(flow['key'])
  )
}

function isCallFlow(call: unknown): call is CallFlow {
  return (
    hasWholes(call, ['requests', 'throttledRequests', 'readHalfUnits', 'writeHalfUnits', 'returnedItems']) &&
    isText(call['operation']) &&
    isAbsentOr(call['pattern'], isText) &&
    isCounts(call['errors']) &&
    hasNumbers(call['latency'], ['count', 'sum', 'least', 'most'])
  )
}

const isKind = (value: unknown): boolean => value === 'read' || value === 'write'
