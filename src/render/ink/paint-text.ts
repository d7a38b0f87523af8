import type { StyledSegment, TextStyle } from '../../view/styled-text.ts'
import type { Style } from '../plain/style.ts'

/** A piece of a statement as it is drawn. */
export type PaintText = (text: string, style: TextStyle) => string

export const plainText: PaintText = (text) => text

export function paintWith(style: Style): PaintText {
  const paints: { readonly [Kind in TextStyle]: (text: string) => string } = {
    plain: (text) => text,
    keyword: style.strong,
    string: style.good,
    number: style.number,
    key: style.key,
    comment: style.faint,
    unknown: style.warning,
    error: (text) => style.key(style.error(text)),
    ghost: style.faint,
    selected: style.selected,
  }
  return (text, kind) => (text === '' ? '' : paints[kind](text))
}

/** Tells the style at each offset, asked in rising order. What the segments do not reach is plain. */
export function styleAt(segments: readonly StyledSegment[]): (offset: number) => TextStyle {
  let at = 0
  let end = segments[0]?.text.length ?? 0
  return (offset) => {
    while (offset >= end && at < segments.length) {
      at++
      end += segments[at]?.text.length ?? 0
    }
    return segments[at]?.style ?? 'plain'
  }
}
