import type { IToken } from 'chevrotain'
import type { Span } from '../base/shell-error.ts'
import type { TokenPosition } from '../model/messages/partiql.ts'
import { positionOf } from './text-position.ts'

/** The text a tree is built from: it turns spans into the positions that messages carry, and counts the `?`. */
export class PartiqlSource {
  readonly text: string
  /** How many `?` were met so far, which is the position of the next one. */
  parameters = 0

  constructor(text: string) {
    this.text = text
  }

  at(span: Span): TokenPosition {
    return positionOf(this.text, span)
  }
}

/** A statement that parses and yet is refused; never leaves this room. */
export class PartiqlRefusal extends Error {
  readonly span: Span

  constructor(message: string, span: Span) {
    super(message)
    this.name = 'PartiqlRefusal'
    this.span = span
  }
}

/** What a quoted or plain name says. */
export function nameOf({ image }: IToken): string {
  return image.startsWith('"') ? image.slice(1, -1).replaceAll('""', '"') : image
}

/** What a quoted string says. */
export const textOf = ({ image }: IToken): string => image.slice(1, -1).replaceAll("''", "'")

/** Expression trees may be this deep, and brackets nest this far: what every walk over them can carry on any stack. */
export const treeDepthMax = 150
