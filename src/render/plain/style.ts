import type { HeatPaint } from './heat-paint.ts'

/** 0: none, 1: 16 colours, 2: 256 colours, 3: truecolor. */
export type ColorLevel = 0 | 1 | 2 | 3

type Paint = (text: string) => string

/** What a text means; how that looks is decided here. Without colour every one of them is the text itself. */
export type Style = {
  readonly level: ColorLevel
  readonly strong: Paint
  readonly selected: Paint
  readonly faint: Paint
  readonly key: Paint
  readonly number: Paint
  readonly bool: Paint
  /** Documents, lists and sets. */
  readonly nested: Paint
  readonly good: Paint
  readonly warning: Paint
  readonly error: Paint
  readonly heat: HeatPaint
}

const bare: Paint = (text) => text

export const plainStyle: Style = {
  level: 0,
  strong: bare,
  selected: bare,
  faint: bare,
  key: bare,
  number: bare,
  bool: bare,
  nested: bare,
  good: bare,
  warning: bare,
  error: bare,
  heat: (_level, text) => text,
}
