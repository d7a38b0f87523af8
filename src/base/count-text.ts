/**
 * Figures for people: groups of three digits, at most three decimals, never a power of ten. By hand, since the first use of
 * a locale costs ten milliseconds, a tenth of what a whole statement takes.
 */
export function countText(count: number): string {
  const [whole = '0', decimals] = String(Math.round(count * 1000) / 1000).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}

export const plural = (count: number, one: string, many = `${one}s`): string =>
  `${countText(count)} ${count === 1 ? one : many}`

/** Half units as units: `0.5`, `1`, `1,234.5`. */
export const unitsText = (halfUnits: number): string => countText(halfUnits / 2)
