/** Names as a format can write them, each once, from names that it cannot. */
export class Identifiers {
  private readonly spell: (words: readonly string[]) => string
  private readonly taken = new Set<string>()

  constructor(spell: (words: readonly string[]) => string) {
    this.spell = spell
  }

  of(name: string): string {
    const words = name.replace(/([a-z\d])([A-Z])/g, '$1 $2').split(/[^A-Za-z\d]+/)
    const spelt = this.spell(words.filter((word) => word !== '')) || 'table'
    const first = /^\d/.test(spelt) ? `t${spelt}` : spelt
    let unique = first
    for (let number = 2; this.taken.has(unique); number++) unique = `${first}${number}`
    this.taken.add(unique)
    return unique
  }
}

const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)

export const pascalCase = (words: readonly string[]): string => words.map(capital).join('')
export const camelCase = (words: readonly string[]): string =>
  words.map((word, at) => (at === 0 ? word.slice(0, 1).toLowerCase() + word.slice(1) : capital(word))).join('')
export const snakeCase = (words: readonly string[]): string => words.join('_').toLowerCase()
