import { countText } from './count-text.ts'

/** A share for people: `12.5 %`; what is there at all is never `0 %`, and what is not all never `100 %`. */
export function percentText(share: number): string {
  const percent = share * 100
  if (percent > 0 && percent < 0.1) return '<0.1 %'
  if (percent > 99.9 && percent < 100) return '>99.9 %'
  return `${countText(Math.round(percent * 10) / 10)} %`
}
