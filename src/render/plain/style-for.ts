import type { Background } from './heat-paint.ts'
import { type ColorLevel, plainStyle, type Style } from './style.ts'

/** Loads chalk only when there is something to colour; the level is ours, not chalk's guess. */
export async function styleFor(level: ColorLevel, background: Background = 'dark'): Promise<Style> {
  return level === 0 ? plainStyle : (await import('./coloured-style.ts')).colouredStyle(level, background)
}
