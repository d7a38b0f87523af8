/** How much of Unicode the terminal is trusted with. Separate from colour. */
export type GlyphTier = 'unicode' | 'ascii'

export type Glyphs = {
  readonly tier: GlyphTier
  readonly ellipsis: string
  readonly missing: string
  readonly dot: string
  readonly rule: string
  readonly thinRule: string
  readonly gap: string
  readonly caret: string
  readonly branch: string
  readonly lastBranch: string
  readonly trunk: string
  readonly barFull: string
  readonly barEmpty: string
  readonly box: BoxGlyphs
}

/** The three horizontal borders as left, cross and right; then the two lines they are drawn with. */
export type BoxGlyphs = {
  readonly top: readonly [string, string, string]
  readonly middle: readonly [string, string, string]
  readonly bottom: readonly [string, string, string]
  readonly horizontal: string
  readonly thin: string
  readonly vertical: string
}

export const asciiBox: BoxGlyphs = {
  top: ['+', '+', '+'],
  middle: ['+', '+', '+'],
  bottom: ['+', '+', '+'],
  horizontal: '-',
  thin: '-',
  vertical: '|',
}

const unicodeBox: BoxGlyphs = {
  top: ['┌', '┬', '┐'],
  middle: ['├', '┼', '┤'],
  bottom: ['└', '┴', '┘'],
  horizontal: '─',
  thin: '╌',
  vertical: '│',
}

const unicode: Glyphs = {
  tier: 'unicode',
  ellipsis: '…',
  missing: '·',
  dot: '·',
  rule: '─',
  thinRule: '╌',
  gap: '⋮',
  caret: '^',
  branch: '├─ ',
  lastBranch: '└─ ',
  trunk: '│  ',
  barFull: '█',
  barEmpty: '░',
  box: unicodeBox,
}

const ascii: Glyphs = {
  tier: 'ascii',
  ellipsis: '~',
  missing: '.',
  dot: '|',
  rule: '-',
  thinRule: '-',
  gap: ':',
  caret: '^',
  branch: '|- ',
  lastBranch: '`- ',
  trunk: '|  ',
  barFull: '#',
  barEmpty: '.',
  box: asciiBox,
}

export const glyphsOf = (tier: GlyphTier): Glyphs => (tier === 'unicode' ? unicode : ascii)
