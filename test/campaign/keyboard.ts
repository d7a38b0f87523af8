import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type IPty, spawn } from '@lydell/node-pty'
import { binary } from '../cli/run-shell.ts'
import { type CampaignOptions, type Complaint, type Report, runCases } from './campaign.ts'
import { isHarmless } from './command-line.ts'
import type { Random } from './random.ts'
import { sampleTexts } from './sample-texts.ts'

/**
 * Whatever is typed, pasted or broken into pieces at the prompt, and however the window changes: it lives, it listens, and it
 * leaves when it is told to.
 */
export async function run(options: CampaignOptions): Promise<Report> {
  const statements = sampleTexts().statements.filter(isHarmless)
  let typed = 0
  const result = await runCases(options, async (random) => {
    const folder = mkdtempSync(join(tmpdir(), 'ddb-shell-keys-'))
    try {
      const sent = random.many(20, 60, () => chunk(random, statements)).filter(isHarmless)
      typed += sent.join('').length
      return (await session(random, folder, sent)).map((what): Complaint => ({ what, input: JSON.stringify(sent) }))
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
  return { ...result, notes: [`${typed} characters typed`] }
}

const goneWithinMs = 15_000

async function session(random: Random, folder: string, sent: readonly string[]): Promise<string[]> {
  const flags = [...(random.oneIn(6) ? ['--plain'] : []), ...(random.oneIn(3) ? ['--set', 'keys=vi'] : [])]
  const pty = spawn(process.execPath, [binary, ...flags, 'keys.db'], {
    cols: random.pick([80, 20, 200, 3]),
    rows: random.pick([24, 5, 60, 2]),
    cwd: folder,
    name: 'xterm-256color',
    // The editor of Ctrl-X Ctrl-E is one that changes nothing.
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder,
      LANG: 'C.UTF-8',
      TERM: 'xterm-256color',
      EDITOR: 'true',
      CI: 'false',
    },
  })
  let written = ''
  pty.onData((data) => {
    written += data
  })
  const exited = new Promise<number>((resolve) => pty.onExit(({ exitCode }) => resolve(exitCode)))
  let ended: number | undefined
  void exited.then((code) => {
    ended = code
  })
  // A narrow screen breaks the prompt.
  if (!random.oneIn(5)) for (let left = 100; left > 0 && !written.includes('db>'); left--) await pause(20)
  for (const text of sent) {
    if (ended !== undefined) break
    pty.write(text)
    if (random.oneIn(3)) await pause(random.below(30))
    if (random.oneIn(15)) resize(pty, random.between(2, 150), random.between(2, 60))
  }
  // Out of any paste, search, menu, question, string or statement, and then out.
  const leave = ['\x03', '\x07', '\x1b', '\x1b', '\x03', '\x03', '\x15', '\r', '.quit\r', '\x03', '\x15', '\x04']
  const giveUpMs = performance.now() + goneWithinMs
  while (ended === undefined && performance.now() < giveUpMs) {
    for (const text of leave) {
      if (ended !== undefined) break
      pty.write(text)
      await pause(40)
    }
  }
  const complaints: string[] = []
  if (ended === undefined) complaints.push(`does not leave: ${JSON.stringify(written.slice(-600))}`)
  if (ended !== undefined && ![0, 130].includes(ended))
    complaints.push(`left with ${ended}: ${JSON.stringify(written.slice(-1500))}`)
  const bug = /internal error|\n {4}at .*:\d+:\d+/.exec(written)
  if (bug !== null)
    complaints.push(`shows ${JSON.stringify(written.slice(Math.max(0, bug.index - 300), bug.index + 500))}`)
  if (ended === undefined) pty.kill('SIGKILL')
  return complaints
}

function resize(pty: IPty, columns: number, rows: number): void {
  try {
    pty.resize(columns, rows)
  } catch {
    // It has just ended.
  }
}

const keys = [
  ...[
    '\r',
    '\n',
    '\t',
    '\x7f',
    '\b',
    '\x01',
    '\x02',
    '\x05',
    '\x06',
    '\x0b',
    '\x0c',
    '\x0e',
    '\x10',
    '\x12',
    '\x13',
    '\x14',
    '\x15',
    '\x17',
    '\x19',
  ],
  ...[
    '\x1b',
    '\x1b[A',
    '\x1b[B',
    '\x1b[C',
    '\x1b[D',
    '\x1b[H',
    '\x1b[F',
    '\x1b[3~',
    '\x1b[5~',
    '\x1b[1;5C',
    '\x1b[1;3D',
    '\x1bOP',
    '\x1b[Z',
  ],
  ...[
    '\x1bb',
    '\x1bf',
    '\x1bd',
    '\x1by',
    '\x1b.',
    '\x1bu',
    '\x1bl',
    '\x1bc',
    '\x1b\x7f',
    '\x1b\r',
    '\x1b/',
    '\x1f',
    '\x18\x05',
    '\x03',
    '\x0f',
    '\x07',
  ],
  ...[
    '\x1b[',
    '\x1b[1;',
    '\x1b[200~',
    '\x1b[201~',
    '\x1b[999999999~',
    '\x1b[?1;2c',
    '\x1b]11;rgb:0/0/0\x07',
    '\x1b[<0;1;1M',
    '\x1b[I',
    '\x1bP',
    '\x9b',
  ],
]

function chunk(random: Random, statements: readonly string[]): string {
  switch (random.below(8)) {
    case 0:
      return random.pick(statements).slice(0, 400)
    case 1:
      return `${random.pick(statements).slice(0, 400)};\r`
    case 2:
      return `\x1b[200~${random.pick(statements)}${random.oneIn(3) ? '' : '\x1b[201~'}`
    case 3:
      return random.many(1, 6, () => random.pick(keys)).join('')
    case 4:
      return random.pick([
        'é',
        '😀',
        '👩‍👩‍👧',
        '\u0301',
        '\u202e',
        '漢字',
        "'",
        '"',
        '(',
        '{',
        ';',
        '/*',
        '--',
        'x'.repeat(500),
        '\0',
      ])
    case 5:
      // Bytes without the one that suspends.
      return random.bytes(random.between(1, 40)).toString('latin1').replaceAll('\x1a', '').replaceAll('\x04', '')
    case 6:
      return random.pick([
        '.mode json\r',
        '.tables\r',
        '.help\r',
        '.keys vi\r',
        '.keys emacs\r',
        '.history\r',
        '.set maxrows 1\r',
        'SHOW TABLES;\r',
      ])
    default:
      return random.pick(keys)
  }
}
