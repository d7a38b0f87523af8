import { bytesText } from '../../../base/bytes-text.ts'
import { countText, plural } from '../../../base/count-text.ts'
import { percentText } from '../../../base/percent-text.ts'
import { type Item, memberOf, typeOf, type Value } from '../../../model/value.ts'
import type { AdviceInput } from '../advice-input.ts'
import type { Rule, RuleFinding } from '../finding.ts'
import { moneyPart, storageMoney } from '../money.ts'
import { itemKeyText, keyLiteral } from '../resources.ts'
import { cutText, nameText, valueText } from '../texts.ts'

const yearMs = 365.25 * 86_400_000

/** An expiry time that time to live does not understand: the items stay. Source: reference, streams-ttl-backup 5. */
export const ttlFormat: Rule = {
  id: 'ttl-format',
  title: 'an expiry time that never comes',
  needs: ['sample'],
  find: (input) => {
    const { timeToLive, sample } = input
    if (timeToLive === undefined) return []
    const wrong = sample.items.flatMap((item) => {
      const value = memberOf(item, timeToLive)
      const mistake = value === undefined ? undefined : mistakeOf(value, input.nowMs)
      return mistake === undefined || value === undefined ? [] : [{ item, value, mistake }]
    })
    return [...Map.groupBy(wrong, ({ mistake }) => mistake.kind).values()].map((group) =>
      findingOf(group, timeToLive, input),
    )
  },
}

type Mistake = {
  readonly kind: 'type' | 'milliseconds' | 'too old'
  readonly text: string
  readonly seconds: number | undefined
}

function mistakeOf(value: Value, nowMs: number): Mistake | undefined {
  if (!('N' in value)) {
    const ms = 'S' in value ? timeOf(value.S) : Number.NaN
    const seconds = Number.isNaN(ms) ? undefined : Math.floor(ms / 1000)
    return { kind: 'type', text: `is of type ${typeOf(value)}, and only numbers count`, seconds }
  }
  const number = Number(value.N)
  if (number >= 1e11) {
    const seconds = Math.floor(number / (number >= 1e14 ? 1e6 : 1000))
    return { kind: 'milliseconds', text: `is a time of the year ${yearOf(number)} when read as seconds`, seconds }
  }
  return number < (nowMs - 5 * yearMs) / 1000
    ? { kind: 'too old', text: 'is more than five years ago, which is taken for no time', seconds: undefined }
    : undefined
}

/** Digits are a time since 1970, everything else is what a date says. */
const timeOf = (text: string): number =>
  /^\d+$/.test(text) ? Number(text) * (Number(text) >= 1e11 ? 1 : 1000) : Date.parse(text)

const yearOf = (seconds: number): number => Math.floor(1970 + (seconds * 1000) / yearMs)

type Wrong = { readonly item: Item; readonly value: Value; readonly mistake: Mistake }

function findingOf(wrong: readonly Wrong[], attribute: string, input: AdviceInput): RuleFinding {
  const { sample, sized, here, table } = input
  const [first] = wrong
  const share = wrong.length / sample.items.length
  const items = Math.round((sized.ItemCount ?? sample.items.length) * share)
  const stored = Math.round((sized.TableSizeBytes ?? 0) * share)
  const money = storageMoney(stored, input)
  const shown = first === undefined ? '' : `${cutText(valueText(first.value))}, as in ${itemKeyText(first.item, here)}`
  return {
    severity: 'problem',
    evidence: `${nameText(attribute)} ${first?.mistake.text ?? ''}: ${shown}; ${plural(wrong.length, 'item')} of ${countText(sample.items.length)} looked at`,
    consequence: {
      text: `${percentText(share)} of the items never expire: ${plural(items, 'item')}, ${bytesText(stored)}${moneyPart(money, input, 'of storage ')}, and more every day`,
      bytes: stored,
      money,
    },
    change:
      first?.mistake.seconds === undefined
        ? `Write ${nameText(attribute)} as a number of seconds since 1970, such as ${Math.floor(input.nowMs / 1000)} for now.`
        : `UPDATE ${nameText(table)} ${keyLiteral(first.item, here)} SET ${nameText(attribute)} = ${first.mistake.seconds}; -- seconds since 1970: Math.floor(Date.now() / 1000), int(time.time())`,
  }
}
