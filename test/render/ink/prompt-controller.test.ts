import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { plainText } from '../../../src/render/ink/paint-text.ts'
import { PromptController, type PromptParts } from '../../../src/render/ink/prompt-controller.ts'
import { glyphsOf } from '../../../src/render/plain/glyphs.ts'
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
    prompt: () => {
      const main = `${history.length}> `
      return () => ({ main, continuation: () => '.> ' })
    },
    history: () => history,
    keys: () => 'emacs',
    ghosts: false,
    lastToken: surroundings.lastToken,
    isComplete: surroundings.isComplete,
    look: { paint: plainText, glyphs: glyphsOf('unicode') },
    edit: async (text) => ({ text }),
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

describe('another program', () => {
  test('edits the text, which stands at the prompt afterwards', async () => {
    const edited: string[] = []
    const controller = started({
      edit: async (text) => {
        edited.push(text)
        return { text: `${text}\r\n\tFROM t;` }
      },
    })
    press(controller, 'SELECT 1<ctrl-x><ctrl-e>')
    await quiet()
    expect(edited).toEqual(['SELECT 1'])
    expect(shown(controller)).toBe('0> SELECT 1\n  FROM t;')
    expect(log).toEqual([])
    press(controller, '<ctrl-_>')
    expect(shown(controller)).toBe('0> SELECT 1')
  })

  test('leaves the text when it fails, and the reason is said', async () => {
    const controller = started({ edit: async () => ({ problem: 'vi ended with 1' }) })
    press(controller, 'abc<ctrl-x><ctrl-e>')
    await quiet()
    expect(log).toEqual(['vi ended with 1\n'])
    expect(shown(controller)).toBe('0> abc')
  })

  test('has the keys meanwhile: a Ctrl-C is not ours', async () => {
    let ended = (): void => {}
    const controller = started()
    const lent = controller.lend(
      () =>
        new Promise((resolve) => {
          ended = resolve
        }),
    )
    press(controller, '<ctrl-c>')
    expect(log).toEqual([])
    ended()
    await lent
    press(controller, 'a<ctrl-c>')
    expect(log).toEqual(['dropped a'])
  })

  test('has the signals meanwhile, also one that is heard of a little later', async () => {
    vi.useFakeTimers({ toFake: ['performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const controller = started()
    await controller.lend(async () => {})
    press(controller, 'SELECT 1;<enter>')
    await quiet()
    controller.signalled()
    expect(log.at(-1)).toBe('run SELECT 1;')
    vi.advanceTimersByTime(300)
    controller.signalled()
    expect(log.at(-1)).toBe('cancelling\n')
  })

  test('may be asked for by the statement that runs', async () => {
    const controller: PromptController = started({
      edit: async () => ({ text: 'SELECT 2;' }),
      submit: async () => {
        await controller.edit('SELECT 1;')
        return 'stay'
      },
    })
    press(controller, '.edit;<enter>')
    await quiet()
    expect(shown(controller)).toBe('0> SELECT 2;')
  })
})

describe("vi's keys", () => {
  const viPrompt: Partial<PromptParts> = {
    keys: () => 'vi',
    prompt:
      () =>
      ({ mode }) => ({ main: `${mode} `, continuation: () => '' }),
  }

  test('the prompt shows the mode', () => {
    const controller = started(viPrompt)
    expect(shown(controller)).toBe('insert ')
    press(controller, 'abc<escape>')
    expect(shown(controller)).toBe('normal abc')
    press(controller, 'i')
    expect(shown(controller)).toBe('insert abc')
  })

  test('commands in one burst are commands one by one, and those behind Enter are for the next statement', async () => {
    const controller = started(viPrompt)
    press(controller, 'one two<escape>0dwix')
    expect(shown(controller)).toBe('insert xtwo')
    press(controller, '<escape>A;<enter>next')
    await quiet()
    expect(log).toEqual(['insert xtwo;\n', 'run xtwo;'])
    finish?.('stay')
    await quiet()
    expect(shown(controller)).toBe('insert next')
  })
})

test('what Ctrl-O fetched stands there when the statement is over, whatever was asked meanwhile', async () => {
  let statements = 0
  const controller = started({
    history: () => ['a;', 'b;'],
    prompt: () => {
      const main = `${statements++}> `
      return () => ({ main, continuation: () => '' })
    },
  })
  press(controller, '<up><up><ctrl-o>')
  await quiet()
  const answer = controller.ask('sure?')
  press(controller, 'y<enter>')
  expect(await answer).toBe('y')
  finish?.('stay')
  await quiet()
  expect(shown(controller)).toBe('1> b;')
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
