import { Chalk, type ChalkInstance } from 'chalk'
import { type Background, heatPaint } from './heat-paint.ts'
import type { ColorLevel, Style } from './style.ts'

/** What each meaning looks like on a terminal of so many colours. */
export function colouredStyle(level: Exclude<ColorLevel, 0>, background: Background): Style {
  const chalk = new Chalk({ level })
  return {
    level,
    strong: (text) => chalk.bold(text),
    selected: (text) => chalk.inverse(text),
    faint: (text) => chalk.dim(text),
    key: (text) => chalk.underline(text),
    ...colorsOn(chalk, background),
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
