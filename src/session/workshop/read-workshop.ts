import type { Span } from '../../base/shell-error.ts'
import { type Diagnostic, mistake } from '../../syntax/diagnostic.ts'
import { nearest } from '../../syntax/nearest.ts'
import { LineIndex } from '../line-index.ts'
import { firstStatementLine } from './comments.ts'
import { buildStep } from './read-step.ts'
import { type Note, type Section, type StepSections, sectionsOf } from './sections.ts'
import { pointsMax, type Workshop, type WorkshopStep } from './workshop.ts'

/** A workshop, or what is wrong with its file, in the order of the text. */
export type ReadWorkshop =
  | { readonly workshop: Workshop; readonly mistakes?: undefined }
  | { readonly workshop?: undefined; readonly mistakes: readonly Diagnostic[] }

const headWords = ['WORKSHOP', 'MINUTES', 'GUIDED', 'STEP'] as const
const stepWords = ['BRIEF', 'START', 'HINT', 'CHECK', 'SOLUTION', 'LESSON', 'ATTEMPT'] as const

/** Reads the text of a workshop file, which the names are about. */
export function readWorkshop(text: string, names: Pick<Workshop, 'name' | 'file' | 'path'>): ReadWorkshop {
  const mistakes: Diagnostic[] = []
  const note: Note = (message, span, hint) => void mistakes.push(formatMistake(message, span, hint))
  const { before, sections } = sectionsOf(text)
  if (sections.length === 0)
    return {
      mistakes: [
        formatMistake('it has no sections: a workshop begins with --# WORKSHOP and its title', { start: 0, end: 0 }),
      ],
    }
  const early = firstStatementLine(text, before)
  if (early !== undefined) note('a workshop begins with --# WORKSHOP and its title', early)
  for (const section of sections) checkWord(section, note)
  const known = sections.filter(({ word }) => isWord(word))
  const head = readHead(known, text, note)
  const lines = new LineIndex(text, names.file)
  const steps = splitSteps(known, note).map(({ title, sections: own, at }) =>
    buildStep({ title, sections: own, at }, { text, lines, guided: head.guided, note, mistakes }),
  )
  const whole = steps.filter((step): step is WorkshopStep => step !== undefined)
  if (mistakes.length === 0) checkPoints(whole, sections, note)
  if (mistakes.length > 0) return { mistakes: mistakes.toSorted((a, b) => a.span.start - b.span.start) }
  return { workshop: { ...names, text, ...head, steps: whole } }
}

/** A mistake in what surrounds the statements of a workshop. */
const formatMistake = (message: string, span: Span, hint = 'docs/workshops.md describes the file.'): Diagnostic =>
  mistake('E0140', message, span, { hint }).diagnostic

const isWord = (word: string): boolean => [...headWords, ...stepWords].some((known) => known === word)

function checkWord({ word, wordSpan }: Section, note: Note): void {
  if (isWord(word)) return
  const words = [...headWords, ...stepWords]
  const [guess] = nearest(word, words)
  note(
    word === '' ? 'a heading without a word' : `no section is called '${word}'`,
    wordSpan,
    guess === undefined ? `Sections are ${words.join(', ')}.` : `Did you mean ${guess}?`,
  )
}

function readHead(
  sections: readonly Section[],
  text: string,
  note: Note,
): Pick<Workshop, 'title' | 'minutes' | 'guided'> {
  const [first] = sections
  const atEnd = { start: text.length, end: text.length }
  const only = (word: string): Section | undefined => {
    const [one, second] = sections.filter((section) => section.word === word)
    if (second !== undefined) note(`there is a second ${word}`, second.wordSpan)
    return one
  }
  const workshop = only('WORKSHOP')
  if (workshop === undefined) note('a workshop begins with --# WORKSHOP and its title', first?.wordSpan ?? atEnd)
  else if (workshop !== first) note('WORKSHOP comes before everything else', workshop.wordSpan)
  else if (workshop.rest === '')
    note('WORKSHOP needs a title', workshop.wordSpan, 'Write it as --# WORKSHOP Find the key.')
  const minutes = only('MINUTES')
  if (minutes === undefined)
    note('it does not say how long it takes', workshop?.wordSpan ?? atEnd, 'Write it as --# MINUTES 15.')
  else if (!/^[1-9]\d{0,2}$/.test(minutes.rest))
    note('MINUTES is a whole number from 1 to 999', minutes.rest === '' ? minutes.wordSpan : minutes.restSpan)
  const guided = only('GUIDED')
  for (const section of sections) {
    if (!['WORKSHOP', 'MINUTES', 'GUIDED', 'STEP'].includes(section.word)) continue
    const line = firstStatementLine(text, section.body)
    if (line !== undefined)
      note(`nothing can run under ${section.word}`, line, 'Statements stand under START, CHECK, SOLUTION or ATTEMPT.')
  }
  return { title: workshop?.rest ?? '', minutes: Number(minutes?.rest ?? 0), guided: guided !== undefined }
}

/** Without a STEP all sections are those of one. */
function splitSteps(sections: readonly Section[], note: Note): readonly StepSections[] {
  const begins = sections.flatMap(({ word }, at) => (word === 'STEP' ? [at] : []))
  const own = (from: number, to?: number): readonly Section[] =>
    sections.slice(from, to).filter(({ word }) => stepWords.some((known) => known === word))
  const [first] = begins
  if (first === undefined) {
    const at = sections[0]?.wordSpan ?? { start: 0, end: 0 }
    return [{ title: undefined, sections: own(0), at }]
  }
  for (const { word, wordSpan } of own(0, first)) note(`${word} stands before the first STEP`, wordSpan)
  return begins.map((begin, at) => {
    const { rest, wordSpan } = sections[begin] as Section
    if (rest === '') note('STEP needs a title', wordSpan)
    return { title: rest, sections: own(begin + 1, begins[at + 1]), at: wordSpan }
  })
}

function checkPoints(steps: readonly WorkshopStep[], sections: readonly Section[], note: Note): void {
  const sum = steps.flatMap(({ checks }) => checks).reduce((points, check) => points + check.points, 0)
  if (sum === pointsMax) return
  const last = sections.findLast(({ word }) => word === 'CHECK')
  if (last !== undefined) note(`the checks give ${sum} points, not ${pointsMax}`, last.restSpan)
}
