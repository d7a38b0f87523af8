import { isDeepStrictEqual } from 'node:util'
import { printCondition, printProjection, printUpdate } from '../../src/ast/print-expression.ts'
import { printPartiql } from '../../src/ast/print-partiql.ts'
import { printStatement } from '../../src/ast/print-statement.ts'
import type { Span } from '../../src/base/shell-error.ts'
import { isComplete } from '../../src/syntax/is-complete.ts'
import {
  type ParsedExpression,
  parseCondition,
  parseProjection,
  parseUpdate,
} from '../../src/syntax/parse-expression.ts'
import { parsePartiql } from '../../src/syntax/parse-partiql.ts'
import { parseScript } from '../../src/syntax/parse-script.ts'
import { type CampaignOptions, type Complaint, errorText, type Report, runCases } from './campaign.ts'
import type { Random } from './random.ts'
import { dialectTexts, sampleTexts } from './sample-texts.ts'
import { monster, mutated, nested, tokenSoup } from './text-mutation.ts'

/**
 * Whatever the text, every parser answers: no exception, no second of silence, no finding outside the text; and what
 * parses prints as text that parses to the same tree.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const samples = sampleTexts()
  const targets = targetsFor(samples)
  // A second for a text, and one more for every megabyte.
  const limitMs = 1000 * slowness()
  for (const target of targets) target.check(target.samples[0] ?? '')
  const parsed = new Map<string, number>()
  let worst = { ms: 0, at: 0, target: '' }
  const result = await runCases(options, (random, number) => {
    const target = random.pick(targets)
    const text = textFor(random, target.samples)
    const startedMs = cpuMs()
    const thrown = guarded(() => {
      target.parse(text)
      return refusedFine
    })
    const ms = cpuMs() - startedMs
    const complaints = thrown.length > 0 ? thrown : guarded(() => target.check(text))
    if (ms > worst.ms) worst = { ms, at: number, target: target.name }
    if (complaints === parsedFine) parsed.set(target.name, (parsed.get(target.name) ?? 0) + 1)
    const found =
      ms > limitMs * (1 + text.length / 1_000_000) * (target.readings ?? 1)
        ? [...complaints, `took ${Math.round(ms)} ms, ${text.length} characters`]
        : complaints
    return found.map((what): Complaint => ({ what: `${target.name} ${what}`, input: text }))
  })
  return {
    ...result,
    notes: [
      `slowest: ${Math.round(worst.ms)} ms of ${Math.round(limitMs)} allowed, case ${worst.at}, ${worst.target}`,
      `parsed without a mistake: ${[...parsed].map(([name, count]) => `${name} ${count}`).join(', ')}`,
    ],
  }
}

type Target = {
  /** How often it reads a text. */
  readonly readings?: number
  readonly name: string
  readonly samples: readonly string[]
  readonly parse: (text: string) => unknown
  readonly check: (text: string) => readonly string[]
}

const parsedFine: readonly string[] = []
const refusedFine: readonly string[] = []

function targetsFor(samples: ReturnType<typeof sampleTexts>): readonly Target[] {
  const { statements, partiql, conditions, updates, projections } = samples
  const script: Target = { name: 'parseScript', samples: statements, parse: parseScript, check: checkScript }
  return [
    script,
    script,
    dialectTarget('ddbsh'),
    dialectTarget('dql'),
    { name: 'parsePartiql', samples: partiql, parse: parsePartiql, check: checkPartiql },
    expressionTarget('parseCondition', conditions, parseCondition, printCondition),
    expressionTarget('parseUpdate', updates, parseUpdate, printUpdate),
    expressionTarget('parseProjection', projections, parseProjection, printProjection),
  ]
}

/** What can be read in another dialect can be read as it is printed in this one. */
function dialectTarget(dialect: 'ddbsh' | 'dql'): Target {
  const parse = (text: string) => parseScript(text, { dialect })
  const check = (text: string): readonly string[] => {
    const { statements, diagnostics } = parse(text)
    isComplete(text, dialect)
    const worded = statements.filter(({ ast }) => ast.kind !== 'meta' && ast.kind !== 'expect')
    const unread = worded.filter(({ ast }) => parseScript(printStatement(ast)).diagnostics.length > 0)
    return [
      ...diagnostics
        .filter(({ span }) => outside(span, text))
        .map((it) => `points outside the text: ${JSON.stringify(it)}`),
      ...unread.map(({ ast }) => `prints what cannot be read: ${printStatement(ast)}`),
    ]
  }
  return { name: dialect, readings: 2, samples: dialectTexts[dialect], parse, check }
}

function expressionTarget<Ast>(
  name: string,
  samples: readonly string[],
  parse: (text: string) => ParsedExpression<Ast>,
  print: (ast: Ast) => string,
): Target {
  return { name, samples, parse, check: (text) => checkExpression(text, parse, print) }
}

function textFor(random: Random, samples: readonly string[]): string {
  const kind = random.below(100)
  if (kind < 70) return mutated(random, random.pick(samples), samples)
  if (kind < 88) return tokenSoup(random, samples)
  if (kind < 97) return nested(random, random.pick(samples), random.pick([3, 99, 101, 330, 10_000]))
  return monster(random, random.oneIn(10) ? 1_000_000 : random.pick([5000, 20_000, 100_000]), samples)
}

function checkScript(text: string): readonly string[] {
  const { statements, diagnostics } = parseScript(text)
  isComplete(text)
  const complaints = diagnostics
    .filter(({ span }) => outside(span, text))
    .map((it) => `points outside the text: ${JSON.stringify(it)}`)
  complaints.push(
    ...diagnostics
      .filter(({ message }) => /[\n\r]/.test(message))
      .map(({ message }) => `says a line break: ${JSON.stringify(message)}`),
  )
  for (const { ast, span } of statements) {
    if (outside(span, text)) complaints.push(`statement lies outside the text: ${JSON.stringify(span)}`)
    if (text.length > 50_000) continue
    const printed = printStatement(ast)
    const again = parseScript(printed)
    const trees = again.statements.map((it) => bare(it.ast))
    // A pasted command is printed as API.
    const wanted = bare(
      ast.kind === 'api' ? { kind: ast.kind, operation: ast.operation, request: ast.request, source: 'api' } : ast,
    )
    if (!isDeepStrictEqual(trees, [wanted]))
      complaints.push(
        `printed as ${printed}\nreads ${JSON.stringify(trees)}${JSON.stringify(again.diagnostics)}\nnot ${JSON.stringify(wanted)}`,
      )
  }
  if (complaints.length > 0) return complaints
  return diagnostics.length === 0 ? parsedFine : refusedFine
}

function checkPartiql(text: string): readonly string[] {
  const parsed = parsePartiql(text)
  if (!parsed.ok) return refusal(parsed, text)
  const printed = printPartiql(parsed.statement)
  const again = parsePartiql(printed)
  if (again.ok && isDeepStrictEqual(bare(again.statement), bare(parsed.statement))) return parsedFine
  return [`printed as ${printed}`]
}

function checkExpression<Ast>(
  text: string,
  parse: (text: string) => ParsedExpression<Ast>,
  print: (ast: Ast) => string,
): readonly string[] {
  const parsed = parse(text)
  if (!parsed.ok) return refusal(parsed, text)
  const printed = print(parsed.ast)
  const again = parse(printed)
  // Spaces that printing adds may make it too long.
  if (!again.ok && /^Expression size/.test(again.message)) return parsedFine
  if (again.ok && isDeepStrictEqual(bare(again.ast), bare(parsed.ast))) return parsedFine
  return [`printed as ${printed}`]
}

function refusal(
  { message, span }: { readonly message: string; readonly span: Span },
  text: string,
): readonly string[] {
  if (message === '') return ['refused without a word']
  return outside(span, text) ? [`points outside the text: ${JSON.stringify(span)}`] : refusedFine
}

const outside = ({ start, end }: Span, text: string): boolean => !(0 <= start && start <= end && end <= text.length)

/** A tree without its positions and without members that are undefined. */
const bare = (tree: unknown): unknown =>
  JSON.parse(
    JSON.stringify(tree, (name, value: unknown) =>
      name === 'span' || name === 'nameSpan' || name === 'bodySpan' ? undefined : value,
    ),
  )

function guarded(check: () => readonly string[]): readonly string[] {
  try {
    return check()
  } catch (error) {
    return [errorText(error)]
  }
}

const cpuMs = (): number => process.cpuUsage().user / 1000

/** How many times slower this machine is now than one on which the work below takes 40 ms; at least 1. */
function slowness(): number {
  const startedMs = cpuMs()
  let text = ''
  for (let at = 0; at < 150; at++)
    text = JSON.stringify(Array.from({ length: 1000 }, (_, n) => ({ [`a${n % 50}`]: text.length + n })))
  return Math.max(1, (cpuMs() - startedMs) / 40)
}
