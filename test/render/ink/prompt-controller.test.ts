import { beforeEach, describe, expect, test, vi } from 'vitest'
import { PromptController, type PromptParts } from '../../../src/render/ink/prompt-controller.ts'
import { keysIn, surroundings } from '../editor/editing.ts'

/** What happened, in order: text that was put above the prompt, and what the prompt asked its surroundings for. */
let log: string[] = []
let finish: ((next: 'stay' | 'leave') => void) | undefined

beforeEach(() => {
  log = []
  finish = undefined
})

function started(parts: Partial<PromptParts> = {}): PromptController {
  const history: string[] = []
  const controller = new PromptController({
    prompt: () => ({ main: `${history.length}> `, continuation: () => '.> ' }),
    history: () => history,
    isComplete: surroundings.isComplete,
    submit: (text) => {
      history.push(text)
      log.push(`run ${text}`)
      return new Promise((resolve) => {
        finish = resolve
      })
    },
    dropped: (text) => log.push(`dropped ${text}`),
    suspend: undefined,
    forceQuit: () => log.push('force'),
    words: { howToLeave: 'how to leave', cancelling: 'cancelling' },
    ...parts,
  })
  controller.attach({
    write: (text) => log.push(text),
    settled: async () => {},
    suspend: (whileAway) => whileAway(),
    exit: (error) => log.push(error === undefined ? 'exit' : `exit ${error.message}`),
  })
  return controller
}

const press = (controller: PromptController, script: string): void => {
  for (const key of keysIn(script)) controller.press(key)
}

/** Everything that waits for nothing but the end of other work. */
const quiet = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

function shown(controller: PromptController): string {
  const view = controller.view()
  if (view.kind === 'nothing') return ''
  return view.kind === 'status' ? `(${view.text})` : `${view.prompt.main}${view.text}`
}

describe('a statement', () => {
  test('stays above its results, and the prompt comes back when it is over', async () => {
    const controller = started()
    press(controller, 'SELECT<enter>1;<enter>')
    expect(shown(controller)).toBe('')
    await quiet()
    expect(log).toEqual(['0> SELECT\n.> 1;\n', 'run SELECT\n1;'])
    controller.status('half')
    expect(shown(controller)).toBe('(half)')
    finish?.('stay')
    await quiet()
    expect(shown(controller)).toBe('1> ')
  })

  test('what is typed meanwhile waits for it, and runs in turn', async () => {
    const controller = started()
    press(controller, 'a;<enter>b;<enter>c;<enter>half')
    await quiet()
    expect(log).toEqual(['0> a;\n', 'run a;'])
    finish?.('stay')
    await quiet()
    expect(log.slice(2)).toEqual(['1> b;\n', 'run b;'])
    finish?.('stay')
    await quiet()
    finish?.('stay')
    await quiet()
    expect(log.slice(4)).toEqual(['2> c;\n', 'run c;'])
    expect(shown(controller)).toBe('3> half')
  })

  test('Ctrl-C stops it, and forgets what was typed meanwhile', async () => {
    let signal: AbortSignal | undefined
    const controller = started({
      submit: (_text, given) => {
        signal = given
        return new Promise((resolve) => given.addEventListener('abort', () => resolve('stay')))
      },
    })
    press(controller, 'a;<enter>')
    await quiet()
    press(controller, 'b;<enter><ctrl-c>')
    expect(signal?.aborted).toBe(true)
    expect(log).toEqual(['0> a;\n', 'cancelling\n'])
    await quiet()
    expect(shown(controller)).toBe('0> ')
    expect(log).toHaveLength(2)
  })

  test('a second Ctrl-C within two seconds leaves by force, a later one does not', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    const controller = started()
    press(controller, 'a;<enter>')
    await quiet()
    press(controller, '<ctrl-c>')
    vi.advanceTimersByTime(2_100)
    press(controller, '<ctrl-c>')
    expect(log).not.toContain('force')
    vi.advanceTimersByTime(1_900)
    press(controller, '<ctrl-c>')
    expect(log).toContain('force')
    vi.useRealTimers()
  })

  test('that leaves is the last one', async () => {
    const controller = started()
    press(controller, 'a;<enter>b;<enter>')
    await quiet()
    finish?.('leave')
    await quiet()
    expect(log).toEqual(['0> a;\n', 'run a;', 'exit'])
  })

  test('a bug in what runs it ends the prompt', async () => {
    const controller = started({ submit: () => Promise.reject(new Error('broken promise')) })
    press(controller, 'a;<enter>')
    await quiet()
    expect(log.at(-1)).toBe('exit broken promise')
  })
})

describe('at the prompt', () => {
  test('Ctrl-C drops what was typed, which stays in view', async () => {
    const controller = started()
    press(controller, 'SELECT<ctrl-j>1<ctrl-c>')
    await quiet()
    expect(log).toEqual(['dropped SELECT\n1', '0> SELECT\n.> 1^C\n'])
    expect(shown(controller)).toBe('0> ')
    press(controller, '<ctrl-c>')
    await quiet()
    expect(log.at(-1)).toBe('how to leave\n')
  })

  test('Ctrl-L clears the screen and keeps what was typed', () => {
    const controller = started()
    press(controller, 'abc<ctrl-l>')
    expect(log).toEqual(['\x1b[H\x1b[2J'])
    expect(shown(controller)).toBe('0> abc')
  })

  test('Ctrl-D leaves; keys after it do nothing', () => {
    const controller = started()
    press(controller, '<ctrl-d>a;<enter><ctrl-d>')
    expect(log).toEqual(['exit'])
  })
})

describe('a question', () => {
  const asking = async (): Promise<{ controller: PromptController; answers: (string | undefined)[] }> => {
    const controller = started()
    press(controller, 'a;<enter>')
    await quiet()
    const answers: (string | undefined)[] = []
    void controller.ask('sure?').then((answer) => answers.push(answer))
    return { controller, answers }
  }

  test.each([
    ['y<enter>', 'y', 'sure? y\n'],
    ['no<ctrl-u>yes<enter>', 'yes', 'sure? yes\n'],
    ['<enter>', '', 'sure? \n'],
    ['y<ctrl-c>', undefined, 'sure? y\n'],
    ['<ctrl-d>', undefined, 'sure? \n'],
  ])('%j answers %j', async (script, answer, above) => {
    const { controller, answers } = await asking()
    expect(shown(controller)).toBe('sure? ')
    press(controller, script)
    await quiet()
    expect(answers).toEqual([answer])
    expect(log.at(-1)).toBe(above)
    expect(shown(controller)).toBe('')
  })

  test('is not answered by what was typed before it came', async () => {
    const controller = started()
    press(controller, 'a;<enter>y<enter>')
    await quiet()
    void controller.ask('sure?')
    expect(shown(controller)).toBe('sure? ')
  })
})

describe('when input ends', () => {
  test('at the prompt, it leaves', () => {
    const controller = started()
    press(controller, 'half')
    controller.end()
    expect(log).toEqual(['exit'])
  })

  test('while a statement runs, it leaves after it; a question is turned down', async () => {
    const controller = started()
    press(controller, 'a;<enter>b;<enter>')
    await quiet()
    const answer = controller.ask('sure?')
    controller.end()
    expect(await answer).toBeUndefined()
    finish?.('stay')
    await quiet()
    expect(log).toEqual(['0> a;\n', 'run a;', 'sure? \n', 'exit'])
  })
})
