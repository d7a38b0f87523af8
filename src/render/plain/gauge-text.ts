import type { Glyphs } from './glyphs.ts'

const columns = 10

/** `[######....]`, with eighths of a column where glyphs have them. `share`: from 0; more than all of it is all of it. */
export function gaugeText(share: number, { barFull, barEmpty, barParts, tier }: Glyphs): string {
  const steps = barParts === '' ? 1 : barParts.length + 1
  const filled = Math.min(columns * steps, Math.round(share * columns * steps))
  const whole = Math.floor(filled / steps)
  const part = [...barParts][(filled % steps) - 1] ?? ''
  const empty = tier === 'ascii' || tier === 'spoken' ? barEmpty : ' '
  return `[${barFull.repeat(whole)}${part}${empty.repeat(columns - whole - part.length)}]`
}
