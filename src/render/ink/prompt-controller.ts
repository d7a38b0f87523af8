import type { Complete } from '../../view/completion.ts'
import type { Highlight } from '../../view/styled-text.ts'
import { insists } from '../editor/insists.ts'
import type { Key } from '../editor/key.ts'
import { plainLines } from '../editor/line-editor.ts'
import {
  type Effect,
  emptyPrompt,
  type KeyStyle,
  keyByKey,
  type PromptState,
  pressKey,
  type Surroundings,
  withText,
} from '../editor/press-key.ts'
import { type InputView, inputView } from './input-view.ts'
import { type PromptAs, type PromptTexts, promptText, type ShownMode } from './prompt-layout.ts'
import type { ScreenLook } from './screen-layout.ts'

/** What is below the results: an input with its cursor, a line of progress, or nothing. */
export type PromptView =
  | ({ readonly kind: 'input' } & InputView)
  | { readonly kind: 'status'; readonly text: string }
  | { readonly kind: 'nothing' }

export type PromptParts = Pick<Surroundings, 'isComplete' | 'lastToken' | 'ghosts'> & {
  /** Asked anew for each statement. */
  readonly prompt: () => PromptAs
  readonly history: () => readonly string[]
  /** Asked for each key: a setting may change it. */
  readonly keys: () => KeyStyle
  /** Absent: Tab indents. */
  readonly complete?: Complete | undefined
  /** Asked for each key, as `keys` is. */
  readonly opensMenu?: (() => boolean) | undefined
  readonly look: ScreenLook
  /** Absent: the text is as plain as it was typed. */
  readonly highlight?: Highlight | undefined
  /** Runs what was entered, and resolves when the prompt may come back; `leave` when it may not. */
  readonly submit: (text: string, signal: AbortSignal) => Promise<'stay' | 'leave'>
  /** Text that Ctrl-C took away. */
  readonly dropped: (text: string) => void
  /** Lets the text be edited by another program, which has the terminal. */
  readonly edit: (text: string) => Promise<Edited>
  /** Stops the process until it is continued; undefined where that cannot be. */
  readonly suspend: (() => Promise<void>) | undefined
  /** The statement does not stop, and someone insists. */
  readonly forceQuit: () => void
  readonly words: PromptWords
}

/** A text as it came back, or why there is none. */
export type Edited = { readonly text: string } | { readonly problem: string }

/** On a busy machine a signal is heard of so long after another process has ended by it. */
const signalDelayMs = 200

/** One line each, without a line break. */
export type PromptWords = { readonly howToLeave: string; readonly cancelling: string }

/** What only the screen can do. */
export type PromptScreen = {
  /** Puts whole lines above what is live. */
  readonly write: (text: string) => void
  /** Resolves when the screen shows the present view. */
  readonly settled: () => Promise<void>
  readonly suspend: (whileAway: () => Promise<void>) => Promise<void>
  readonly exit: (error: Error | undefined) => void
}

type Question = {
  readonly prompt: PromptTexts
  readonly answer: (text: string | undefined) => void
  /** What has been typed as an answer. */
  readonly state: PromptState
}

const clearScreen = '\u001b[H\u001b[2J'

/** Takes keys, runs statements one at a time, and says what is to be seen meanwhile. Knows nothing of React. */
export class PromptController {
  private readonly parts: PromptParts
  private readonly listeners = new Set<() => void>()
  private screen: PromptScreen | undefined
  private state: PromptState = emptyPrompt
  private prompt: PromptAs
  private running: AbortController | undefined
  private question: Question | undefined
  private statusText: string | undefined
  /** Keys that came while a statement ran. */
  private waiting: Key[] = []
  private interruptedMs = Number.NEGATIVE_INFINITY
  private lentUntilMs = Number.NEGATIVE_INFINITY
  /** There is nobody left to type. */
  private ended = false
  private over = false
  private suspended = false
  private current: PromptView

  constructor(parts: PromptParts) {
    this.parts = parts
    this.prompt = parts.prompt()
    this.current = this.makeView()
  }

  readonly view = (): PromptView => this.current

  get look(): ScreenLook {
    return this.parts.look
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  attach(screen: PromptScreen): void {
    this.screen = screen
    // The terminal went away before there was a screen.
    if (this.over) screen.exit(undefined)
  }

  /** Whole lines of text, above the prompt. */
  write(text: string): void {
    this.screen?.write(text)
  }

  /** One line about what is running; undefined takes it away. */
  status(text: string | undefined): void {
    if (this.statusText === text) return
    this.statusText = text
    this.changed()
  }

  /** Asks in the middle of a statement. Undefined: the question was turned down. */
  ask(question: string): Promise<string | undefined> {
    return new Promise((resolve) => {
      const prompt: PromptTexts = { main: `${question} `, continuation: () => '' }
      this.question = { prompt, answer: resolve, state: emptyPrompt }
      this.changed()
    })
  }

  /**
   * As Ctrl-C, by a signal. Whoever had the terminal got it too, and may have ended before this is heard of: then it was theirs.
   */
  signalled(): void {
    if (performance.now() - this.lentUntilMs > signalDelayMs) this.press({ kind: 'key', name: 'ctrl-c' })
  }

  press(key: Key): void {
    // A signal may come while somebody else has the terminal; it is theirs.
    if (this.over || this.suspended) return
    if (this.question !== undefined) this.pressInAnswer(this.question, key)
    else if (this.running === undefined) this.pressAtPrompt(key)
    else if (isKey(key, 'ctrl-c')) this.interrupt(this.running)
    else if (isKey(key, 'ctrl-z')) this.perform({ kind: 'suspend' })
    else this.waiting.push(key)
  }

  /** Runs a text as if it had been typed. */
  enter(text: string): void {
    if (!this.over && this.running === undefined) void this.run(text)
  }

  /** Input has ended: as Ctrl-D on an empty line, once what runs is done. */
  end(): void {
    if (this.over) return
    this.ended = true
    this.waiting = []
    if (this.question !== undefined) this.answer(this.question, undefined)
    if (this.running === undefined) this.leave()
  }

  /** Someone else had the terminal. */
  redraw(): void {
    if (!this.over && !this.suspended) void this.screen?.suspend(async () => {})
  }

  /** Lets somebody else have the whole terminal, and takes it back. */
  async lend(work: () => Promise<void>): Promise<void> {
    this.suspended = true
    try {
      await this.screen?.suspend(work)
    } finally {
      this.suspended = false
      this.lentUntilMs = performance.now()
    }
  }

  /** Lets a text be edited by another program; what comes of it stands at the prompt, to be run or not. */
  async edit(text: string): Promise<void> {
    let edited: Edited = { text }
    await this.lend(async () => {
      edited = await this.parts.edit(text)
    })
    this.takeBack(edited)
  }

  private takeBack(edited: Edited): void {
    if ('problem' in edited) {
      this.write(`${edited.problem}\n`)
      return
    }
    this.state = withText(this.state, plainLines(edited.text))
    this.changed()
  }

  private pressAtPrompt(key: Key): void {
    const [first = key, ...rest] = keyByKey(this.state, key, this.surroundings())
    const { state, effect } = pressKey(this.state, first, this.surroundings())
    this.state = state
    if (effect !== undefined) this.perform(effect)
    else this.changed()
    for (const next of rest) this.press(next)
  }

  private surroundings(): Surroundings {
    const { parts } = this
    const { isComplete, lastToken, ghosts, complete } = parts
    const asked = { history: parts.history(), keys: parts.keys(), opensMenu: parts.opensMenu?.() }
    return { isComplete, lastToken, ghosts, complete, ...asked }
  }

  private pressInAnswer(question: Question, key: Key): void {
    const { state, effect } = pressKey(question.state, key, inAnswer)
    const answered = isKey(key, 'enter') || effect?.kind === 'interrupted' || effect?.kind === 'leave'
    if (answered) {
      this.answer(question, isKey(key, 'enter') ? question.state.editor.text : undefined)
      return
    }
    this.question = { ...question, state }
    this.changed()
  }

  private answer({ prompt, state, answer }: Question, text: string | undefined): void {
    const asked = promptText({ text: state.editor.text, prompt })
    this.question = undefined
    this.changed()
    void this.afterFrame(() => {
      this.write(asked)
      answer(text)
    })
  }

  private perform(effect: Effect): void {
    switch (effect.kind) {
      case 'run':
        void this.run(effect.text)
        return
      case 'interrupted':
        this.changed()
        if (effect.text.trim() !== '') this.parts.dropped(effect.text)
        void this.afterFrame(() => this.write(this.interruptedText(effect.text)))
        return
      case 'leave':
        this.leave()
        return
      case 'clear-screen':
        this.changed()
        this.write(clearScreen)
        return
      case 'suspend':
        this.changed()
        if (this.parts.suspend !== undefined) void this.lend(this.parts.suspend)
        return
      case 'edit':
        this.changed()
        void this.edit(effect.text)
    }
  }

  private interruptedText(text: string): string {
    if (text === '') return `${this.parts.words.howToLeave}\n`
    return this.entered(text).replace(/\n$/, '^C\n')
  }

  private async run(text: string): Promise<void> {
    this.running = new AbortController()
    this.interruptedMs = Number.NEGATIVE_INFINITY
    const entered = this.entered(text)
    this.changed()
    try {
      await this.afterFrame(() => this.write(entered))
      const next = await this.parts.submit(text, this.running.signal)
      this.statusText = undefined
      if (next === 'leave' || this.ended) return this.leave()
    } catch (error) {
      this.over = true
      this.screen?.exit(error instanceof Error ? error : new Error(String(error)))
      return
    }
    this.running = undefined
    this.prompt = this.parts.prompt()
    this.changed()
    this.pressWaiting()
  }

  private pressWaiting(): void {
    while (this.running === undefined && !this.over) {
      const key = this.waiting.shift()
      if (key === undefined) return
      this.press(key)
    }
  }

  private interrupt(running: AbortController): void {
    const nowMs = performance.now()
    const again = running.signal.aborted && insists(this.interruptedMs, nowMs)
    this.interruptedMs = nowMs
    this.waiting = []
    if (again) {
      this.over = true
      this.parts.forceQuit()
      return
    }
    if (!running.signal.aborted) this.write(`${this.parts.words.cancelling}\n`)
    running.abort()
  }

  private leave(): void {
    this.over = true
    this.changed()
    this.screen?.exit(undefined)
  }

  /** What is written before the screen shows the new view would be followed by the old one for a moment. */
  private async afterFrame(work: () => void): Promise<void> {
    await this.screen?.settled()
    work()
  }

  private changed(): void {
    this.current = this.makeView()
    for (const listener of this.listeners) listener()
  }

  /** What was typed, as it stays on the screen. */
  private entered(text: string): string {
    const { highlight, look } = this.parts
    return promptText({ text, prompt: this.prompt({ text, mode: this.mode() }), highlight }, look.paint)
  }

  private mode(): ShownMode {
    return this.parts.keys() === 'emacs' ? 'emacs' : this.state.vi.mode
  }

  private makeView(): PromptView {
    const { question, running, statusText, state } = this
    if (question !== undefined) return { kind: 'input', ...inputView(question.state, question.prompt, inAnswer) }
    if (running !== undefined)
      return statusText === undefined ? { kind: 'nothing' } : { kind: 'status', text: statusText }
    const prompt = this.prompt({ text: state.editor.text, mode: this.mode() })
    return { kind: 'input', ...inputView(state, prompt, this.surroundings()), highlight: this.parts.highlight }
  }
}

/** Nothing is suggested to someone who is asked. */
const inAnswer: Surroundings = {
  history: [],
  lastToken: () => undefined,
  isComplete: () => ({ ends: true, whole: true }),
  keys: 'emacs',
  ghosts: false,
}

const isKey = (key: Key, name: string): boolean => key.kind === 'key' && key.name === name
