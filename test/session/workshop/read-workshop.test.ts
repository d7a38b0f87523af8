import { describe, expect, test } from 'vitest'
import { readWorkshop } from '../../../src/session/workshop/read-workshop.ts'
import { mistakesOf } from './workshop-support.ts'

const good = `-- A comment in front.
--# WORKSHOP Find the key
--# MINUTES 5
--# BRIEF
-- One paragraph
-- on two lines.
--
--   a statement
--     that goes on
-- - an item
--   on two lines
-- Task: Do it.
--# START
CREATE TABLE old (id STRING HASH);
--# HINT
-- Think.
--# CHECK 60 It is there
-- There is no table.
SELECT * FROM new WHERE id = 'a';
-- It is read otherwise.
EXPECT PLAN GET;
--# CHECK OF query, SELECT 40 It was read
-- Read it.
EXPECT ROWS = 0;
--# SOLUTION
CREATE TABLE new (id STRING HASH);
SELECT * FROM new WHERE id = 'a';
--# LESSON
-- So it goes.
--# ATTEMPT 0 Another name
CREATE TABLE newer (id STRING HASH);
`

test('a file is read as what it says', () => {
  const { workshop } = readWorkshop(good, { name: 'mine', file: 'mine.ddbq', path: '/mine.ddbq' })
  expect(workshop).toMatchObject({ name: 'mine', title: 'Find the key', minutes: 5, guided: false })
  const [step] = workshop?.steps ?? []
  expect(workshop?.steps).toHaveLength(1)
  expect(step?.brief).toEqual([
    { head: '', text: 'One paragraph on two lines.' },
    { head: '', text: '' },
    { head: '  ', text: 'a statement', indent: 6 },
    { head: '    ', text: 'that goes on', indent: 8 },
    { head: '- ', text: 'an item on two lines' },
    { head: 'Task: ', text: 'Do it.' },
  ])
  expect(step?.hints).toEqual([[{ head: '', text: 'Think.' }]])
  expect(step?.checks).toMatchObject([
    { name: 'It is there', points: 60, of: undefined, place: { line: 17 } },
    { name: 'It was read', points: 40, of: ['QUERY', 'SELECT'] },
  ])
  expect(step?.checks[0]?.remarks.map(({ text }) => text)).toEqual(['There is no table.', 'It is read otherwise.'])
  expect(step?.solution.shown).toBe("CREATE TABLE new (id STRING HASH);\nSELECT * FROM new WHERE id = 'a';")
  expect(step?.attempts).toMatchObject([{ name: 'Another name', points: 0 }])
})

test('line ends of Windows are line ends', () => {
  expect(mistakesOf(good.replaceAll('\n', '\r\n'))).toEqual([])
})

describe('what is wrong with a file is said with its line', () => {
  test.each<[what: string, from: string | RegExp, to: string, ...mistakes: string[]]>([
    ['no title', 'WORKSHOP Find the key', 'WORKSHOP', '2: WORKSHOP needs a title'],
    ['no minutes', '--# MINUTES 5\n', '', '2: it does not say how long it takes'],
    ['minutes in words', 'MINUTES 5', 'MINUTES five', '3: MINUTES is a whole number from 1 to 999'],
    ['a word that is none', '--# HINT', '--# HNT', "15: no section is called 'HNT'"],
    ['a heading without a word', '--# HINT', '--#', '15: a heading without a word'],
    [
      'a statement in front',
      '-- A comment in front.',
      'SHOW TABLES;',
      '1: a workshop begins with --# WORKSHOP and its title',
    ],
    ['a statement under the title', '--# MINUTES', 'SHOW TABLES;\n--# MINUTES', '3: nothing can run under WORKSHOP'],
    ['a statement in the brief', '-- One paragraph', 'SHOW TABLES;', '5: BRIEF is made of comments, and this is none'],
    ['an empty hint', '-- Think.\n', '', '15: HINT says nothing'],
    ['two briefs', '--# HINT', '--# BRIEF\n-- More.\n--# HINT', '15: there is a second BRIEF'],
    ['no brief', /--# BRIEF[\s\S]*?(?=--# START)/, '', '2: there is no BRIEF'],
    ['no solution', /--# SOLUTION[\s\S]*?(?=--# LESSON)/, '', '2: there is no SOLUTION'],
    ['no check', /--# CHECK[\s\S]*(?=--# SOLUTION)/, '', '2: there is no CHECK'],
    ['an empty solution', /(?<=--# SOLUTION\n)[\s\S]*?(?=--# LESSON)/, '', '25: SOLUTION has no statement'],
    ['a check without points', 'CHECK 60 It', 'CHECK It', '17: CHECK needs its points and a name'],
    ['a check without a name', 'CHECK 60 It is there', 'CHECK 60', '17: CHECK needs its points and a name'],
    ['a check for nothing', 'CHECK 60', 'CHECK 0', '17: a check that gives no points is none'],
    ['points that are no 100', 'CHECK 60', 'CHECK 50', '22: the checks give 90 points, not 100'],
    ['a check without EXPECT', 'EXPECT PLAN GET;\n', '', '17: a check needs an EXPECT'],
    [
      'a check of nothing',
      /SELECT \* FROM new WHERE id = 'a';\n(?=-- It)/,
      '',
      '20: there is no statement that this EXPECT is about',
    ],
    ['a check with one remark less', '-- There is no table.\n', ''],
    [
      'no remark at all',
      /-- There is no table\.\n|-- It is read otherwise\.\n/g,
      '',
      '17: a check says in a comment what is wrong when it fails',
    ],
    [
      'a statement in a check OF',
      '-- Read it.\n',
      '-- Read it.\nSHOW TABLES;\n',
      '24: a check OF a statement has only EXPECTs',
    ],
    ['OUTPUT in a check', 'EXPECT PLAN GET;', 'EXPECT OUTPUT <<END\nEND', '21: a check cannot compare OUTPUT'],
    [
      'an attempt without points',
      'ATTEMPT 0 Another name',
      'ATTEMPT Another name',
      '30: ATTEMPT needs its points and a name',
    ],
    [
      'a command that reaches outside',
      'CREATE TABLE old (id STRING HASH);',
      '.shell rm x',
      '14: .shell cannot stand in a workshop',
    ],
    ['a mistake in a statement', 'CREATE TABLE old', 'CREAT TABLE old', "14: expected a statement, found 'CREAT'"],
    [
      'a statement cut off by the next heading',
      'HASH);\n--# HINT',
      'HASH\n--# HINT',
      '14: expected KEY, `,` or `)`, found end of input',
    ],
    ['something behind BRIEF', '--# BRIEF', '--# BRIEF here', '4: nothing belongs behind BRIEF'],
    [
      'sections before the first step',
      '--# SOLUTION',
      '--# STEP One\n--# SOLUTION',
      '4: BRIEF stands before the first STEP',
    ],
  ])('%s', (_what, from, to, ...mistakes) => {
    const text = good.replace(from, to)
    expect(text).not.toBe(good)
    const found = mistakesOf(text)
    if (mistakes.length === 0) expect(found).toEqual([])
    for (const mistake of mistakes) expect(found.join('\n')).toContain(mistake)
  })

  test('several at once, in the order of the text', () => {
    const text = good.replace('MINUTES 5', 'MINUTES').replace('CHECK 60', 'CHECK').replace('--# LESSON', '--# LESON')
    expect(mistakesOf(text)).toEqual([
      '3: MINUTES is a whole number from 1 to 999',
      '17: CHECK needs its points and a name',
      "28: no section is called 'LESON'",
    ])
  })

  test('a file that is no workshop is told once', () => {
    expect(mistakesOf('SHOW TABLES;\n')).toEqual([
      '1: it has no sections: a workshop begins with --# WORKSHOP and its title',
    ])
    expect(mistakesOf('')).toHaveLength(1)
  })
})
