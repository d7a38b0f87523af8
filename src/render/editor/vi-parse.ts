import { viMotions } from './vi-motions.ts'
import type { FindKey, ViCommand, ViState } from './vi-state.ts'

/** Commands that stand for others. */
export const viShort: ReadonlyMap<string, string> = new Map([
  ['D', 'd$'],
  ['C', 'c$'],
  ['Y', 'yy'],
  ['s', 'cl'],
  ['S', 'cc'],
])

/** Count, operator, count, key; the key may take a character. */
const commandPattern = /^([1-9]\d*)?(?:([dcy])([1-9]\d*)?)?(g?.)?(.*)$/su
const countMax = 9_999

/** `isAction`: whether a key is a command by itself. */
export function parseCommand(given: string, isAction: (key: string) => boolean): ViCommand | 'open' | 'none' {
  const [, first, operator, second, key, target = ''] = commandPattern.exec(given) ?? []
  if (key === undefined || key === 'g') return 'open'
  const short = operator === undefined ? viShort.get(key) : undefined
  if (short !== undefined) return parseCommand((first ?? '') + short, isAction)
  if (takesCharacter.has(key) ? target === '' : target !== '') return target === '' ? 'open' : 'none'
  const isKnown = operator === undefined ? isAction(key) || isMotion(key) : key === operator || isMotion(key)
  if (!isKnown) return 'none'
  const isOnce = first === undefined && second === undefined
  const count = Math.min(countMax, Number(first ?? 1) * Number(second ?? 1))
  return { operator, count: isOnce ? undefined : count, key, target }
}

const takesCharacter: ReadonlySet<string> = new Set(['f', 'F', 't', 'T', 'r'])
export const isFind = (key: string): key is FindKey => 'fFtT'.includes(key)
export const isMotion = (key: string): boolean => viMotions.has(key) || key === ';' || key === ','

/** `;` and `,` are the last search on the line again, the one as it was and the other the other way. */
export function motionOf({ key, count, target }: ViCommand, { lastFind }: ViState) {
  const place = { count, target, again: false }
  if (key !== ';' && key !== ',') {
    const motion = viMotions.get(key)
    return motion === undefined ? undefined : { motion, place }
  }
  if (lastFind === undefined) return undefined
  const found = key === ';' ? lastFind.key : otherWay[lastFind.key]
  const motion = viMotions.get(found)
  return motion === undefined ? undefined : { motion, place: { ...place, target: lastFind.target, again: true } }
}

const otherWay = { f: 'F', F: 'f', t: 'T', T: 't' } as const
