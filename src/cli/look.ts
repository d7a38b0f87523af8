import type { Look } from '../render/plain/cost-text.ts'
import { type GlyphTier, glyphsOf } from '../render/plain/glyphs.ts'
import type { Background } from '../render/plain/heat-paint.ts'
import { type ColorLevel, plainStyle, type Style } from '../render/plain/style.ts'
import { styleFor } from '../render/plain/style-for.ts'
import type { Settings } from '../session/settings.ts'
import { colorLevel, type Environment } from './color-level.ts'

/** Columns of what is no terminal, unless COLUMNS says otherwise. */
const columnsOfFile = 120

export type ScreenFacts = {
  readonly isTerminal: boolean
  readonly env: Environment
  readonly platform: string
  /** Undefined where there is no screen. */
  readonly columns: () => number | undefined
}

/** How one stream is written to. Settings may change between two statements, so each asks again. */
export class Screen {
  readonly isTerminal: boolean
  private readonly facts: ScreenFacts
  private readonly settings: Settings
  private style: Style = plainStyle
  private background: Background = 'dark'

  constructor(facts: ScreenFacts, settings: Settings) {
    this.isTerminal = facts.isTerminal
    this.facts = facts
    this.settings = settings
  }

  get columns(): number {
    const given = Number(this.facts.env['COLUMNS'])
    return this.facts.columns() ?? (Number.isSafeInteger(given) && given > 0 ? given : columnsOfFile)
  }

  /** As it was when somebody last looked. */
  get lastStyle(): Style {
    return this.style
  }

  async look(): Promise<Look> {
    const level = this.level()
    const background = this.backgroundNow()
    if (this.style.level !== level || this.background !== background) this.style = await styleFor(level, background)
    this.background = background
    return { style: this.style, glyphs: glyphsOf(this.glyphTier()) }
  }

  private level(): ColorLevel {
    return colorLevel({ ...this.facts, wish: this.settings.get('color') })
  }

  /** Some terminals say what their colours are: the last number is the background, of which 7 and 15 are white. */
  private backgroundNow(): Background {
    const wish = this.settings.get('background')
    if (wish === 'dark' || wish === 'light') return wish
    return /;(?:7|15)$/.test(this.facts.env['COLORFGBG'] ?? '') ? 'light' : 'dark'
  }

  /** What has been written may be drawn over. */
  get repaints(): boolean {
    return this.isTerminal && !this.settings.get('screen-reader')
  }

  private glyphTier(): GlyphTier {
    const wish = this.settings.get('glyphs')
    if (this.settings.get('screen-reader') && this.settings.originOf('glyphs') === 'default') return 'spoken'
    if (wish === 'ascii' || wish === 'block') return wish
    if (this.settings.originOf('glyphs') !== 'default') return 'unicode'
    return isUtf8(this.facts.env) || this.facts.platform === 'win32' ? 'unicode' : 'ascii'
  }
}

/** No locale at all is common in containers, whose terminals speak UTF-8 all the same; another one is meant. */
function isUtf8(env: Environment): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''
  return locale === '' || /utf-?8/i.test(locale)
}
