/** How much of Unicode the terminal is trusted with, separate from colour; `spoken` draws nothing at all. */
export type GlyphTier = 'unicode' | 'block' | 'ascii' | 'spoken'

export type Glyphs = {
  readonly tier: GlyphTier
  readonly ellipsis: string
  readonly missing: string
  /** Parts facts that stand in a row, with its blanks. */
  readonly between: string
  readonly rule: string
  readonly thinRule: string
  readonly gap: string
  readonly caret: string
  readonly branch: string
  readonly lastBranch: string
  readonly trunk: string
  readonly barFull: string
  readonly barEmpty: string
  /** Eighths of a full cell, the smallest first; empty: a gauge moves by whole cells. */
  readonly barParts: string
  /** No traffic, then the eight levels of heat. */
  readonly heat: string
  readonly throttled: string
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

/** Also what stands on a coloured cell: the shade says what the colour says. */
export const asciiHeat = ' .:-=+*#%'

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
  between: ' · ',
  rule: '─',
  thinRule: '╌',
  gap: '⋮',
  caret: '^',
  branch: '├─ ',
  lastBranch: '└─ ',
  trunk: '│  ',
  barFull: '█',
  barEmpty: '░',
  barParts: '▏▎▍▌▋▊▉',
  heat: ' ░░▒▒▓▓██',
  throttled: '×',
  box: unicodeBox,
}

const ascii: Glyphs = {
  tier: 'ascii',
  ellipsis: '~',
  missing: '.',
  between: ' | ',
  rule: '-',
  thinRule: '-',
  gap: ':',
  caret: '^',
  branch: '|- ',
  lastBranch: '`- ',
  trunk: '|  ',
  barFull: '#',
  barEmpty: '.',
  barParts: '',
  heat: asciiHeat,
  throttled: 'X',
  box: asciiBox,
}

/** The lines and blocks that fonts of terminals have had since code page 437, and no more. */
const block: Glyphs = {
  ...unicode,
  tier: 'block',
  ellipsis: '~',
  thinRule: '─',
  gap: ':',
  barParts: '',
  throttled: 'X',
  box: { ...unicodeBox, thin: '─' },
}

/** Signs that are read aloud as words, or as a pause. */
const spoken: Glyphs = {
  ...ascii,
  tier: 'spoken',
  missing: 'missing',
  between: ', ',
  rule: '',
  thinRule: '',
  branch: '  ',
  lastBranch: '  ',
  trunk: '  ',
}

const tiers: { readonly [Tier in GlyphTier]: Glyphs } = { unicode, block, ascii, spoken }

export const glyphsOf = (tier: GlyphTier): Glyphs => tiers[tier]
