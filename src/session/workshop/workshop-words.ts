import { plural } from '../../base/count-text.ts'
import type { ProseLine } from '../outcome.ts'
import type { CheckResult, Finding } from './check-result.ts'
import type { Progress } from './progress.ts'
import { pointsMax, type Workshop, type WorkshopCheck, type WorkshopStep } from './workshop.ts'

/** What a workshop says, as prose. */

const plain = (text: string): ProseLine => ({ head: '', text })
const empty = plain('')

export function pointsIn({ steps }: Workshop, met: readonly string[]): number {
  return steps
    .flatMap(({ checks }, step) => checks.map(({ points }, at) => (met.includes(`${step}.${at}`) ? points : 0)))
    .reduce((sum, points) => sum + points, 0)
}

/** The current step as text. */
export function briefOf(workshop: Workshop, progress: Progress): readonly ProseLine[] {
  const { steps, title, minutes, name, guided } = workshop
  const step = steps[progress.step]
  const mark = progress.solved.includes(progress.step) ? ', done' : ''
  const heading =
    step?.title === undefined
      ? `${name}: ${title}${mark} (about ${plural(minutes, 'minute')}, ${pointsMax} points)`
      : `${progress.step + 1} of ${steps.length}: ${step.title}${mark}`
  const commands = guided ? [] : [empty, plain('.check looks at what you have, .hint helps, .brief says this again.')]
  return [plain(heading), empty, ...(step?.brief ?? []), ...commands]
}

/** The hint with this number, counted from one; beyond the last, all of them. */
export function hintOf({ hints }: WorkshopStep, number: number): readonly ProseLine[] {
  if (hints.length === 0) return [plain('There is no hint here.')]
  const [only] = hints
  if (hints.length === 1 && only !== undefined)
    return only.map((line, at) => (at === 0 ? { ...line, head: 'Hint: ' } : line))
  const shown = hints.flatMap((hint, at) => (at + 1 === number || number > hints.length ? [{ hint, at }] : []))
  const texts = shown.flatMap(({ hint, at }, place) => [
    ...(place === 0 ? [] : [empty]),
    plain(`Hint ${at + 1} of ${hints.length}`),
    ...hint,
  ])
  return number < hints.length ? [...texts, empty, plain('.hint again says more.')] : texts
}

export const solutionOf = ({ solution }: WorkshopStep): readonly ProseLine[] => [
  plain('For instance:'),
  ...solution.shown.split('\n').map((line) => {
    const text = line.trimStart()
    const head = `  ${line.slice(0, line.length - text.length)}`
    return { head, text, indent: head.length + 4 }
  }),
]

/** The checks of a step one by one, then the score and how to go on. */
export function checkedOf(
  workshop: Workshop,
  progress: Progress,
  results: readonly CheckResult[],
): readonly ProseLine[] {
  const step = workshop.steps[progress.step]
  const solved = progress.solved.includes(progress.step)
  const lesson = solved && step !== undefined && step.lesson.length > 0 ? [empty, ...step.lesson] : []
  const further = solved ? '.next goes on.' : '.hint helps.'
  return [
    ...resultLines(results),
    empty,
    ...scoreOf(workshop, progress),
    ...lesson,
    ...(solved ? [empty] : []),
    plain(further),
  ]
}

/** Each check with its points, and what is missing. */
export const resultLines = (results: readonly CheckResult[]): readonly ProseLine[] =>
  results.flatMap(({ check, met, finding }) => {
    const { points, name } = check
    const line = { head: `${met ? 'ok' : 'no'}  ${`${met ? points : 0}/${points}`.padStart(5)}  `, text: name }
    return met
      ? [line]
      : [line, ...findingTexts(finding, check).map((text) => ({ head: ' '.repeat(line.head.length), text }))]
  })

/** Of a check that is not met: what its author says, and what was wanted and found. Without a finding no statement of the learner's was there to be judged. */
export function findingTexts(finding: Finding, { of = [], remarks }: WorkshopCheck): readonly string[] {
  if (finding === undefined) return [remarks[0]?.text ?? '', `(no ${of.join(' or ')} of yours has been that yet)`]
  const { remark, expected, found } = finding
  // Items that are as many and others have the same text.
  const facts = expected === found ? [] : [`(expected ${expected}, found ${found})`]
  return [...(remark === '' ? [] : [remark]), ...facts]
}

export function scoreOf(workshop: Workshop, progress: Progress): readonly ProseLine[] {
  const points = pointsIn(workshop, progress.met)
  const hints = Object.values(progress.hints).reduce((sum, count) => sum + count, 0)
  const facts = [
    `${points} of ${pointsMax} points`,
    ...(progress.best > points ? [`${progress.best} at best`] : []),
    hints === 0 ? 'no hint' : plural(hints, 'hint'),
    ...(progress.solutionsSeen.length > 0 ? ['with a look at the solution'] : []),
  ]
  return [plain(`${facts.join(', ')}.`)]
}

type Looked = {
  readonly before: ReadonlySet<string>
  readonly missing: readonly Finding[]
  readonly step: WorkshopStep
}

/** After a statement: what it did for the step, if it had anything to do with it. */
export function lookedOf(
  workshop: Workshop,
  progress: Progress,
  { before, missing, step }: Looked,
): readonly ProseLine[] | undefined {
  if (progress.solved.includes(progress.step)) return solvedOf(workshop, progress, step)
  const now = step.checks.filter((_, at) => {
    const id = `${progress.step}.${at}`
    return progress.met.includes(id) && !before.has(id)
  })
  if (now.length > 0) return now.map(({ name, points }) => ({ head: `ok  ${points} points: `, text: name }))
  const [first] = missing
  return first === undefined ? undefined : [{ head: 'Not yet: ', text: notYet(first) }]
}

function solvedOf({ steps }: Workshop, progress: Progress, { lesson }: WorkshopStep): readonly ProseLine[] {
  const [first, ...others] = lesson
  const number = progress.step + 1
  const said = steps.length === 1 ? 'That is all of it.' : `Step ${number} of ${steps.length} is done.`
  const open = steps.flatMap((_, at) => (progress.solved.includes(at) ? [] : [at + 1]))
  const left = open.length === 0 ? '' : ` Left open: ${open.join(', ')}; .workshop back returns to them.`
  const rest = number === steps.length ? `That was the last one: .workshop quit goes back.${left}` : '.next goes on.'
  return [plain([said, first?.text ?? ''].join(' ').trim()), ...others, plain(rest)]
}

/** Above the next step: that this one is not done. `wasDone`: its solution was run, since the next one builds on it. */
export function leftOpen(step: number, wasDone: boolean): readonly ProseLine[] {
  const done = wasDone ? ' What it asks for was done for you, since what follows builds on it.' : ''
  return [plain(`Step ${step + 1} is left open: .workshop back returns to it.${done}`), empty]
}

const notYet = ({ remark, expected, found }: NonNullable<Finding>): string =>
  [remark, `expected ${expected}, found ${found}`].filter((text) => text !== '').join(' ')
