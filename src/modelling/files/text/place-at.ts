import { positionOf } from '../../../syntax/text-position.ts'

/** `line:column` of an offset, both from one. */
export function placeAt(text: string, offset: number): string {
  const { line, column } = positionOf(text, { start: offset, end: offset })
  return `${line}:${column}`
}
