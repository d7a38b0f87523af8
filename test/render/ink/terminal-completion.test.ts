import { expect, test } from 'vitest'
import { createTable, prompt, run, start } from './shell-terminal.ts'

const tab = '\t'

/** Asks until the table is known: it is looked at after its statement, when nobody waits. */
async function untilKnown(terminal: ReturnType<typeof start>): Promise<void> {
  for (let tries = 0; !terminal.text().includes('SELECT * FROM orders'); tries++) {
    expect(tries, terminal.text()).toBeLessThan(200)
    terminal.press('ctrl-u')
    terminal.type(`SELECT * FROM ord${tab}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  terminal.press('ctrl-u')
  await terminal.endsWith(prompt)
}

test('Tab shows what could come next, another goes on, Enter writes it and runs nothing', async () => {
  const terminal = start({ env: { NO_COLOR: '1' } })
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  await untilKnown(terminal)
  terminal.type(`GET orders {${tab}`)
  await terminal.shows(/> pk {2}key {2}pk S\n {2}sk {2}key {2}sk S/)
  terminal.type(tab)
  await terminal.shows(/ {2}pk {2}key {2}pk S\n> sk {2}key {2}sk S/)
  terminal.press('enter')
  await terminal.endsWith(`${prompt} GET orders {sk`)
  terminal.press('ctrl-u')
  // One that is alone is written at once.
  terminal.type(`sel${tab}`)
  await terminal.endsWith(`${prompt} select`)
})

test('inside a call there is its signature', async () => {
  const terminal = start({ env: { NO_COLOR: '1' } })
  await terminal.endsWith(prompt)
  terminal.type('SCAN orders FILTER begins_with(')
  await terminal.shows("begins_with(path, 'text') -> true or false")
})

test('keywords, texts, numbers and keys look different, what is wrong once it has been left', async () => {
  const terminal = start({ env: { COLORTERM: 'truecolor' } })
  await terminal.endsWith(prompt)
  await run(terminal, createTable)
  await untilKnown(terminal)
  terminal.type("GET orders {pk: 'a', n: 5}")
  await terminal.until('the end', () => terminal.cursor().line.endsWith('5}'))
  expect(terminal.written).toContain('\x1b[1mGET\x1b[22m')
  expect(terminal.written).toContain('\x1b[4mpk\x1b[24m')
  expect(terminal.written).toContain("\x1b[32m'a'\x1b[39m")
  expect(terminal.written).toContain('\x1b[36m5\x1b[39m')
  terminal.press('ctrl-u')
  terminal.written = ''
  terminal.type('SCAN orders FLITER')
  await terminal.until('the end', () => terminal.cursor().line.endsWith('FLITER'))
  expect(terminal.written).not.toContain('\x1b[31m')
  terminal.type(' ')
  await terminal.until('an error', () => terminal.written.includes('\x1b[31mFLITER'))
})
