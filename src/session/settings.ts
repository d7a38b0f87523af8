import { outputModes } from '../ast/output-modes.ts'
import { setOrders } from '../model/sort-sets.ts'
import { throttlingModes } from '../operation/monitor.ts'
import { dialects } from '../syntax/dialects/dialect-names.ts'
import { parseCostLimit, unlimited } from './cost-limit.ts'
import { SessionError } from './session-error.ts'

/** Who set a value last. Later ones win: flag over environment over project over user over default; `.set` over all. */
export type Origin = 'default' | 'user config' | 'project config' | 'environment' | 'flag' | 'session'

export type SettingValue = string | number | boolean
export type Setting =
  | { readonly type: 'choice'; readonly choices: readonly string[]; readonly initial: string; readonly about: string }
  | { readonly type: 'switch'; readonly initial: boolean; readonly about: string }
  | { readonly type: 'number'; readonly minimum: number; readonly initial: number; readonly about: string }
  /** Milliseconds; written `200ms`, `2s`, `5m`, `1h`. */
  | { readonly type: 'duration'; readonly initial: number; readonly about: string }
  /** Units or money: `off`, `1000 RCU`, `500 WCU, 0.05 USD`. */
  | { readonly type: 'cost'; readonly initial: string; readonly about: string }
  | { readonly type: 'text'; readonly initial: string; readonly about: string }
  /** Text with fields in braces. */
  | { readonly type: 'template'; readonly fields: readonly string[]; readonly initial: string; readonly about: string }

type Of<Type extends Setting['type']> = Extract<Setting, { readonly type: Type }>

const choice = <const Choice extends string>(
  choices: readonly Choice[],
  initial: Choice,
  about: string,
): Of<'choice'> & { readonly choices: readonly Choice[] } => ({
  type: 'choice',
  choices,
  initial,
  about,
})
const onOff = (initial: boolean, about: string): Of<'switch'> => ({ type: 'switch', initial, about })
const number = (initial: number, minimum: number, about: string): Of<'number'> => ({
  type: 'number',
  minimum,
  initial,
  about,
})
const duration = (initial: number, about: string): Of<'duration'> => ({ type: 'duration', initial, about })
const text = (initial: string, about: string): Of<'text'> => ({ type: 'text', initial, about })
const template = (fields: readonly string[], initial: string, about: string): Of<'template'> => ({
  type: 'template',
  fields,
  initial,
  about,
})

/** What a prompt may say of its session. */
export const promptFields = ['db', 'table', 'region', 'mode', 'time', 'rcu', 'wcu'] as const

/** Of `prices`: no file. */
export const builtIn = 'built-in'

/** Every setting there is. Names are what `.set` takes. */
export const settingTable = {
  auto_menu: onOff(false, 'what could come next is shown after two letters, without Tab'),
  background: choice(['auto', 'dark', 'light'], 'auto', 'of the terminal, for the colours of heatmaps'),
  bail: onOff(true, 'stop a script at the first failure'),
  color: choice(['auto', 'always', 'never'], 'auto', 'colour in output'),
  cost: choice(['off', 'line', 'detail', 'json'], 'line', 'what is shown about capacity after a statement'),
  'cost-guard': {
    type: 'cost',
    initial: unlimited,
    about: 'what a statement may cost before you are asked; in a script it is refused',
  },
  dialect: choice(dialects, 'default', 'whose statements are typed: of this shell, or of ddbsh or dql'),
  echo: onOff(false, 'print each statement of a script before it runs'),
  error: choice(['text', 'json'], 'text', 'form of errors of DynamoDB: in words with hints, or as the JSON it answers'),
  glyphs: choice(['unicode', 'block', 'ascii'], 'unicode', 'characters of tables, bars and heatmaps'),
  heatkeys: onOff(false, 'a row of a heatmap is a partition key rather than a partition'),
  heatscale: choice(['share', 'log'], 'share', 'colour as share of the limit, or relative to the hottest cell'),
  heatsort: onOff(false, 'the hottest rows of a heatmap first'),
  heatstrip: onOff(true, 'a row about heat under a statement that touches a warm partition'),
  history: choice(
    ['all', 'here'],
    'all',
    'what Up, Ctrl-R and the ghost text go back to: every statement, or those of this database',
  ),
  keys: choice(['emacs', 'vi'], 'emacs', 'what keys do at the prompt'),
  ledger: onOff(true, 'write down what statements and requests consume'),
  maxrows: number(40, 0, 'rows of a table before its middle is left out; 0: never'),
  mode: choice(outputModes, 'table', 'form of results'),
  null: text('NULL', 'how the NULL value is shown'),
  pages: number(0, 0, 'pages that one read follows before it waits for .next; 0: all'),
  pager: choice(['auto', 'on', 'off'], 'auto', 'what is larger than the screen goes to PAGER; on: every result'),
  prices: text(builtIn, 'file of prices, or the list that is built in'),
  prompt: template(promptFields, '{db}> ', 'the prompt; fields in braces'),
  prompt2: template(promptFields, '   ...> ', 'the prompt of a statement that goes on; fields in braces'),
  's3-root': text('', 'folder whose folders stand for the buckets of ImportTable and ExportTableToPointInTime'),
  sample: onOff(true, 'look at some items of each table, for what Tab suggests and the colours of names'),
  scan: choice(['allow', 'ask', 'deny'], 'allow', 'what happens to a statement that reads a whole table'),
  'screen-reader': onOff(false, 'for ears: items as lines, lists by number, no frames, nothing that is drawn again'),
  'set-order': choice(setOrders, 'sorted', 'members of sets that are written: sorted, or stored as they were given'),
  throttling: choice(throttlingModes, 'observe', 'what there is no throughput for: let through, noted, or refused'),
  timing: onOff(true, 'show how long a statement took'),
  trace: onOff(false, 'after a statement the calls it sent, each with its units and its time'),
  'transaction-time': duration(0, 'how long a transaction that writes keeps others off its items; 0: not at all'),
  wording: choice(['newest', 'classic'], 'newest', 'texts of validation errors: of today, or of before June 2026'),
  wrap: onOff(false, 'wrap long cells instead of cutting them'),
} as const satisfies { readonly [name: string]: Setting }

export type SettingName = keyof typeof settingTable

type Kind<S> = S extends { readonly choices: readonly (infer Choice)[] }
  ? Choice
  : S extends { readonly type: 'switch' }
    ? boolean
    : S extends { readonly type: 'number' | 'duration' }
      ? number
      : string

export const settingNames = Object.keys(settingTable) as SettingName[]

export class Settings {
  private readonly values = new Map<SettingName, { readonly value: SettingValue; readonly origin: Origin }>()

  get<Name extends SettingName>(name: Name): Kind<(typeof settingTable)[Name]> {
    const value = this.values.get(name)?.value ?? settingTable[name].initial
    return value as Kind<(typeof settingTable)[Name]>
  }

  /** The same values, free to change apart from these. */
  copy(): Settings {
    const copy = new Settings()
    for (const [name, entry] of this.values) copy.values.set(name, entry)
    return copy
  }

  /** Returns what makes it again what it is now, and by whom. */
  remember(name: SettingName): () => void {
    const entry = this.values.get(name)
    return () => {
      if (entry === undefined) this.values.delete(name)
      else this.values.set(name, entry)
    }
  }

  originOf(name: SettingName): Origin {
    return this.values.get(name)?.origin ?? 'default'
  }

  /** From text, as typed or as found in a file. Throws SessionError for an unknown name or a value that does not fit. */
  set(name: string, given: string, origin: Origin): SettingName {
    const known = settingNamed(name)
    this.values.set(known, { value: parseSetting(known, given), origin })
    return known
  }
}

export function settingNamed(name: string): SettingName {
  const plain = (text: string): string => text.toLowerCase().replaceAll('_', '-')
  const found = settingNames.find((known) => plain(known) === plain(name))
  if (found !== undefined) return found
  throw new SessionError('session.unknown-setting', `there is no setting ${name}`, {
    hint: '.show lists the settings.',
  })
}

export function parseSetting(name: SettingName, given: string): SettingValue {
  const setting: Setting = settingTable[name]
  switch (setting.type) {
    case 'choice': {
      const wanted = given.toLowerCase()
      if (setting.choices.includes(wanted)) return wanted
      throw badSetting(name, given, `one of ${setting.choices.join(', ')}`)
    }
    case 'switch': {
      const value = parseSwitch(given)
      if (value === undefined) throw badSetting(name, given, 'on or off')
      return value
    }
    case 'number': {
      const value = /^\d+$/.test(given) ? Number(given) : Number.NaN
      if (Number.isSafeInteger(value) && value >= setting.minimum) return value
      throw badSetting(name, given, `a whole number from ${setting.minimum}`)
    }
    case 'duration': {
      const ms = parseDuration(given)
      if (ms !== undefined) return ms
      throw badSetting(name, given, 'a time such as 200ms, 2s, 5m or 1h')
    }
    case 'cost':
      if (parseCostLimit(given) !== undefined) return given.trim()
      throw badSetting(name, given, 'off or a cost such as 1000 RCU, 500 WCU or 0.05 USD')
    case 'text':
      return given
    case 'template':
      return checkedTemplate(name, given, setting.fields)
  }
}

/** Every brace is a field that there is, or one of two. */
function checkedTemplate(name: SettingName, given: string, fields: readonly string[]): string {
  for (const [all, field] of given.matchAll(/\{\{|\{(?:(\w+)\})?/g)) {
    if (all === '{{' || (field !== undefined && fields.includes(field))) continue
    throw new SessionError('session.bad-setting', `${name} has no field ${field === undefined ? '{' : all}`, {
      hint: `There are ${fields.map((each) => `{${each}}`).join(', ')}; {{ is a brace.`,
    })
  }
  return given
}

/** `on`, `off` and their usual synonyms. */
export function parseSwitch(given: string): boolean | undefined {
  const word = given.toLowerCase()
  if (['on', 'true', 'yes', '1'].includes(word)) return true
  return ['off', 'false', 'no', '0'].includes(word) ? false : undefined
}

/** In milliseconds, which is also what a number alone means; a day at most. */
function parseDuration(given: string): number | undefined {
  const [, digits, unit = 'ms'] = /^(\d{1,9}) ?(ms|s|m|h)?$/.exec(given.toLowerCase()) ?? []
  if (digits === undefined) return undefined
  const ms = Number(digits) * unitMs[unit as keyof typeof unitMs]
  return ms <= durationMsMax ? ms : undefined
}

const unitMs = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000 } as const
const durationMsMax = 24 * unitMs.h

/** As one would give it. */
export function settingText(name: SettingName, value: SettingValue): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (settingTable[name].type !== 'duration' || typeof value !== 'number' || value === 0) return String(value)
  return value % unitMs.s === 0 ? `${value / unitMs.s}s` : `${value}ms`
}

const badSetting = (name: SettingName, given: string, expected: string): SessionError =>
  new SessionError('session.bad-setting', `${name} cannot be '${given}'`, { hint: `It takes ${expected}.` })
