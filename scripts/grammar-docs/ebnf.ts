import type { ISerializedGast } from 'chevrotain'

/** Chevrotain's serialized grammar, as far as it is printed. */
type Production = ISerializedGast & {
  readonly name?: string
  readonly label?: string
  readonly pattern?: string
  readonly separator?: Production
  readonly definition?: readonly Production[]
}

/** One line or more for each rule, in the order of the grammar. */
export function ebnfRules(rules: readonly ISerializedGast[]): string[] {
  return (rules as readonly Production[]).map((rule) => {
    const head = `${rule.name ?? ''} = `
    const definition = rule.definition ?? []
    const [only] = definition
    const alternatives = definition.length === 1 && only?.type === 'Alternation' ? (only.definition ?? []) : undefined
    const lines = alternatives?.map((each) => sequence(each.definition ?? [])) ?? [sequence(definition)]
    const whole = `${head}${lines.join(' | ')} ;`
    return whole.length <= 110 ? whole : `${head}${lines.join('\n  | ')} ;`
  })
}

function sequence(parts: readonly Production[]): string {
  const printed = parts.map((part) =>
    parts.length > 1 && part.type === 'Alternation' ? `( ${print(part)} )` : print(part),
  )
  return printed.filter((text) => text !== '').join(' ')
}

function print(part: Production): string {
  const inside = part.definition ?? []
  switch (part.type) {
    case 'NonTerminal':
      return part.name ?? ''
    case 'Terminal':
      return terminal(part)
    case 'Alternation':
      return inside
        .map((each) => sequence(each.definition ?? []))
        .map((text) => (text === '' ? '""' : text))
        .join(' | ')
    case 'Option':
      return `[ ${sequence(inside)} ]`
    case 'Repetition':
      return `{ ${sequence(inside)} }`
    case 'RepetitionMandatory':
      return `${grouped(inside)} { ${sequence(inside)} }`
    case 'RepetitionMandatoryWithSeparator':
      return `${grouped(inside)} { ${separator(part)} ${sequence(inside)} }`
    case 'RepetitionWithSeparator':
      return `[ ${sequence(inside)} { ${separator(part)} ${sequence(inside)} } ]`
    default:
      return sequence(inside)
  }
}

const grouped = (inside: readonly Production[]): string =>
  inside.length === 1 && inside[0]?.type === 'Alternation' ? `( ${sequence(inside)} )` : sequence(inside)

const separator = (part: Production): string => (part.separator === undefined ? '' : terminal(part.separator))

/** Keywords as they are, signs in quotes, the rest by its token's name. */
function terminal({ name = '', label = name }: Production): string {
  if (/^[A-Z]{2,}[A-Z_]*$/.test(label)) return label
  return /^[^A-Za-z]{1,2}$/.test(label) ? `"${label}"` : `<${name}>`
}

/** Tokens that are more than one fixed text, with what they match. */
export function wordTokens(rules: readonly ISerializedGast[]): { readonly name: string; readonly pattern: string }[] {
  const found = new Map<string, string>()
  const visit = (part: Production) => {
    if (part.type === 'Terminal' && terminal(part).startsWith('<')) found.set(part.name ?? '', describe(part))
    if (part.separator !== undefined) visit(part.separator)
    for (const each of part.definition ?? []) visit(each)
  }
  for (const rule of rules as readonly Production[]) visit(rule)
  return [...found].map(([name, pattern]) => ({ name, pattern })).sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** What a token matches when neither its label nor a short pattern tells. */
const described: Readonly<Record<string, string>> = {
  AnyWord: 'any word, a reserved one too',
  Comparator: '`=` `<>` `<` `<=` `>` `>=`',
  Connective: '`AND` `OR`',
  FunctionWord: 'the name of a function',
  Ion: 'text in backticks',
  Name: 'a word that is not reserved',
  Sign: '`+` `-`',
}

function describe({ name = '', label = name, pattern }: Production): string {
  const known = described[name]
  if (known !== undefined) return known
  return label === name && pattern !== undefined ? `\`${pattern}\`` : label
}
