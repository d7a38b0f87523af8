import type { ChalkInstance } from 'chalk'
import type { Background, HeatPaint } from './heat-paint.ts'

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

/** Loads chalk only when there is something to colour; the level is ours, not chalk's guess. */
export async function styleFor(level: ColorLevel, background: Background = 'dark'): Promise<Style> {
  if (level === 0) return plainStyle
  const [{ Chalk }, { heatPaint }] = await Promise.all([import('chalk'), import('./heat-paint.ts')])
  const chalk = new Chalk({ level })
  const colors = colorsOn(chalk, background)
  return {
    level,
    strong: (text) => chalk.bold(text),
    selected: (text) => chalk.inverse(text),
    faint: (text) => chalk.dim(text),
    key: (text) => chalk.underline(text),
    ...colors,
    bool: (text) => chalk.magenta(text),
    error: (text) => chalk.red(text),
    heat: heatPaint(chalk, level, background),
  }
}

/** Of the sixteen colours some cannot be read on white; darker ones can, where there are more than sixteen. */
function colorsOn(chalk: ChalkInstance, background: Background): Pick<Style, 'number' | 'nested' | 'good' | 'warning'> {
  if (background === 'light' && chalk.level > 1)
    return {
      number: (text) => chalk.ansi256(30)(text),
      nested: (text) => chalk.ansi256(25)(text),
      good: (text) => chalk.ansi256(28)(text),
      warning: (text) => chalk.ansi256(130)(text),
    }
  return {
    number: (text) => chalk.cyan(text),
    nested: (text) => (background === 'light' ? chalk.blue(text) : chalk.blueBright(text)),
    good: (text) => chalk.green(text),
    warning: (text) => chalk.yellow(text),
  }
}
