/** 0: none, 1: 16 colours, 2: 256 colours, 3: truecolor. */
export type ColorLevel = 0 | 1 | 2 | 3

type Paint = (text: string) => string

/** What a text means; how that looks is decided here. Without colour every one of them is the text itself. */
export type Style = {
  readonly level: ColorLevel
  readonly strong: Paint
  readonly faint: Paint
  readonly key: Paint
  readonly number: Paint
  readonly good: Paint
  readonly warning: Paint
  readonly error: Paint
}

const bare: Paint = (text) => text

export const plainStyle: Style = {
  level: 0,
  strong: bare,
  faint: bare,
  key: bare,
  number: bare,
  good: bare,
  warning: bare,
  error: bare,
}

/** Loads chalk only when there is something to colour; the level is ours, not chalk's guess. */
export async function styleFor(level: ColorLevel): Promise<Style> {
  if (level === 0) return plainStyle
  const { Chalk } = await import('chalk')
  const chalk = new Chalk({ level })
  return {
    level,
    strong: (text) => chalk.bold(text),
    faint: (text) => chalk.dim(text),
    key: (text) => chalk.underline(text),
    number: (text) => chalk.cyan(text),
    good: (text) => chalk.green(text),
    warning: (text) => chalk.yellow(text),
    error: (text) => chalk.red(text),
  }
}
