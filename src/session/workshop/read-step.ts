import type { Span } from '../../base/shell-error.ts'
import type { Diagnostic } from '../../syntax/diagnostic.ts'
import { type ParsedStatement, parseScript } from '../../syntax/parse-script.ts'
import type { LineIndex } from '../line-index.ts'
import { firstStatementLine, proseIn, remarksIn } from './comments.ts'
import { type Note, onlyWithin, type Section, type StepSections } from './sections.ts'
import type { Attempt, Lesson, WorkshopCheck, WorkshopStep } from './workshop.ts'

type Reading = {
  readonly text: string
  readonly lines: LineIndex
  readonly guided: boolean
  readonly note: Note
  /** Those of statements come with codes of their own. */
  readonly mistakes: Diagnostic[]
}

/** The sections of one step; undefined when it lacks something. */
export function buildStep({ title, sections, at }: StepSections, reading: Reading): WorkshopStep | undefined {
  const { note } = reading
  const named = (word: string): readonly Section[] => sections.filter((section) => section.word === word)
  const only = (word: string): Section | undefined => {
    const [one, second] = named(word)
    if (second !== undefined) note(`there is a second ${word}`, second.wordSpan, oneEach)
    return one
  }
  const brief = only('BRIEF')
  const start = only('START')
  const solution = only('SOLUTION')
  const lesson = only('LESSON')
  const missing = Object.entries({ BRIEF: brief, SOLUTION: solution, CHECK: named('CHECK')[0] }).filter(([, it]) => !it)
  for (const [word] of missing) note(`there is no ${word}`, at)
  const begun = start === undefined ? undefined : statementsOf(start, reading)
  const checks = named('CHECK').flatMap((section) => buildCheck(section, reading) ?? [])
  const attempts = named('ATTEMPT').flatMap((section) => buildAttempt(section, reading) ?? [])
  const hints = named('HINT').map((section) => proseOf(section, reading))
  if (brief === undefined || solution === undefined) return undefined
  return {
    title,
    brief: proseOf(brief, reading),
    start: begun,
    hints,
    checks,
    solution: statementsOf(solution, reading),
    lesson: lesson === undefined ? [] : proseOf(lesson, reading),
    attempts,
  }
}

const oneEach = 'A step has one BRIEF, START, SOLUTION and LESSON, and any number of the others.'

function proseOf({ word, wordSpan, rest, restSpan, body }: Section, { text, note }: Reading): WorkshopStep['brief'] {
  const statement = firstStatementLine(text, body)
  if (statement !== undefined) note(`${word} is made of comments, and this is none`, statement)
  if (rest !== '') note(`nothing belongs behind ${word}`, restSpan)
  const prose = proseIn(text, body)
  if (prose.length === 0 && statement === undefined) note(`${word} says nothing`, wordSpan)
  return prose
}

/** Of START, SOLUTION and ATTEMPT. */
function statementsOf({ word, wordSpan, rest, restSpan, body }: Section, reading: Reading): Lesson {
  const { text, note } = reading
  const parsed = parsedIn(body, reading)
  if (parsed?.length === 0) note(`${word} has no statement`, wordSpan)
  if (rest !== '' && word !== 'ATTEMPT') note(`nothing belongs behind ${word}`, restSpan)
  return { script: onlyWithin(text, body), shown: text.slice(body.start, body.end).trim() }
}

/** What a database is changed by, and nothing that leaves it or reaches outside. */
const allowedCommands: ReadonlySet<string> = new Set(['import', 'read', 'param'])

/** Undefined where there are mistakes, which have been noted. */
function parsedIn(body: Span, { text, note, mistakes }: Reading): readonly ParsedStatement[] | undefined {
  const { statements, diagnostics } = parseScript(onlyWithin(text, body))
  mistakes.push(...diagnostics)
  for (const { ast } of statements) {
    if (ast.kind === 'meta' && !allowedCommands.has(ast.command))
      note(`.${ast.command} cannot stand in a workshop`, ast.span, 'Only .import, .read and .param can.')
  }
  return diagnostics.length > 0 ? undefined : statements
}

function buildAttempt(section: Section, reading: Reading): Attempt | undefined {
  const { word, wordSpan, rest, restSpan } = section
  const [, points, name] = /^(\d{1,3})[ \t]+(\S.*)$/.exec(rest) ?? []
  const statements = statementsOf(section, reading)
  if (points === undefined || name === undefined) {
    reading.note(
      'ATTEMPT needs its points and a name',
      rest === '' ? wordSpan : restSpan,
      `Write it as --# ${word} 40 With a filter.`,
    )
    return undefined
  }
  return { ...statements, name, points: Number(points), place: reading.lines.placeOf(wordSpan.start) }
}

function buildCheck(section: Section, reading: Reading): WorkshopCheck | undefined {
  const { wordSpan, rest, restSpan, body } = section
  const { text, note, lines } = reading
  const [, words, points = '', name] =
    /^(?:OF[ \t]+([A-Z]+(?:[ \t]*,[ \t]*[A-Z]+)*)[ \t]+)?(\d{1,3})[ \t]+(\S.*)$/i.exec(rest) ?? []
  const parsed = parsedIn(body, reading)
  if (name === undefined) {
    note(
      'CHECK needs its points and a name',
      rest === '' ? wordSpan : restSpan,
      'Write it as --# CHECK 20 The newest come first, or --# CHECK OF QUERY, SELECT 20 The newest come first.',
    )
    return undefined
  }
  if (Number(points) === 0) note('a check that gives no points is none', restSpan)
  const of = words?.split(',').map((word) => word.trim().toUpperCase())
  if (parsed !== undefined) checkStatements(section, parsed, of, reading)
  const remarks = remarksIn(text, body)
  if (remarks.length === 0 && !reading.guided)
    note('a check says in a comment what is wrong when it fails', wordSpan, 'Put a line with -- above its statements.')
  return {
    name,
    points: Number(points),
    place: lines.placeOf(wordSpan.start),
    script: onlyWithin(text, body),
    of,
    remarks,
  }
}

function checkStatements(
  { wordSpan }: Section,
  parsed: readonly ParsedStatement[],
  of: readonly string[] | undefined,
  { note }: Reading,
): void {
  const [first] = parsed
  const other = parsed.find(({ ast }) => ast.kind !== 'expect')
  const output = parsed.find(({ ast }) => ast.kind === 'expect' && ast.expectation.kind === 'output')
  if (output !== undefined)
    note('a check cannot compare OUTPUT', output.span, 'EXPECT ITEMS and EXPECT VALUE OF compare values.')
  if (of !== undefined) {
    if (other !== undefined)
      note('a check OF a statement has only EXPECTs', other.span, "They are about the learner's own statement.")
    return
  }
  if (first === undefined) note('CHECK has no statement', wordSpan)
  else if (first.ast.kind === 'expect')
    note(
      'there is no statement that this EXPECT is about',
      first.span,
      "For the learner's own statements write CHECK OF and their first words.",
    )
  else if (!parsed.some(({ ast }) => ast.kind === 'expect')) note('a check needs an EXPECT', wordSpan)
}
