import { PricingError } from './pricing-error.ts'
import type { SavedBill, SavedLine, SavedPattern } from './saved-bill.ts'

/** A bill from what BILL or BILL PATTERNS printed with `--mode json` or `jsonl`. Throws PricingError with what is wrong. */
export function readSavedBill(text: string, file: string): SavedBill {
  const bad = (what: string): PricingError =>
    new PricingError('pricing.bad-bill', `${file} holds no bill: ${what}`, {
      hint: "Save one with: ddb-shell shop.db --mode json -c 'BILL PER MONTH' > bill.json",
    })
  const answers = answersIn(text, bad)
  const patterns = patternsBill(answers)
  if (patterns !== undefined) return patterns
  const only = answers.length === 1 ? answers[0] : undefined
  if (!isObject(only) || only['bill'] !== 1) throw bad('it has no "bill": 1')
  const { region, currency, perMonth, total, lines } = only
  if (typeof region !== 'string' || typeof currency !== 'string' || typeof perMonth !== 'boolean' || !isAmount(total))
    throw bad('region, currency, perMonth or total is missing')
  if (!Array.isArray(lines)) throw bad('lines is no list')
  const wrong = lines.findIndex((line) => !isLine(line))
  if (wrong !== -1) throw bad(`line ${wrong + 1} is none`)
  // Bills of before have none.
  const ofPatterns = only['patterns'] ?? []
  if (!Array.isArray(ofPatterns) || !ofPatterns.every(isPattern)) throw bad('patterns is no list of them')
  return { bill: 1, region, currency, perMonth, total, lines, patterns: ofPatterns }
}

/** `json` prints a list of what a statement answers, `jsonl` a line each. */
function answersIn(text: string, bad: (what: string) => PricingError): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    return Array.isArray(value) ? value : [value]
  } catch (error) {
    const lines = text.split('\n').filter((line) => line.trim() !== '')
    try {
      if (lines.length > 1) return lines.map((line) => JSON.parse(line) as unknown)
    } catch {
      // Then what is wrong with the whole is what there is to say.
    }
    throw bad(error instanceof Error ? error.message : String(error))
  }
}

/** Of BILL PATTERNS: a line for each pattern, then the total. Undefined: it is another bill. */
function patternsBill(answers: readonly unknown[]): SavedBill | undefined {
  const last = answers.at(-1)
  if (!isObject(last) || 'bill' in last) return undefined
  const { region, currency, total } = last
  if (typeof region !== 'string' || typeof currency !== 'string' || !isAmount(total)) return undefined
  const patterns: SavedPattern[] = []
  for (const line of answers.slice(0, -1)) {
    if (!isObject(line)) return undefined
    const { pattern, requestsPerMonth, amount } = line
    const saved = { pattern, requests: requestsPerMonth, onDemand: amount }
    if (!isPattern(saved)) return undefined
    patterns.push(saved)
  }
  return { bill: 1, region, currency, perMonth: true, total, lines: [], patterns }
}

const isObject = (value: unknown): value is { readonly [member: string]: unknown } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isAmount = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 60 && /^-?\d+(?:\.\d+)?$/.test(value)

const isTextOrAbsent = (value: unknown): boolean => value === undefined || typeof value === 'string'

function isLine(value: unknown): value is SavedLine {
  if (!isObject(value)) return false
  const { region, item, unit, quantity, amount, table, index, variant, credit } = value
  return (
    [region, item, unit].every((member) => typeof member === 'string') &&
    [table, index, variant, credit].every(isTextOrAbsent) &&
    isAmount(quantity) &&
    isAmount(amount)
  )
}

function isPattern(value: unknown): value is SavedPattern {
  if (!isObject(value)) return false
  const { pattern, requests, onDemand } = value
  return isTextOrAbsent(pattern) && Number.isSafeInteger(requests) && (onDemand === undefined || isAmount(onDemand))
}
