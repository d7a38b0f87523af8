import { expect, test } from 'vitest'
import { Shell } from './shell.ts'

const told = ["ada is the name of an attribute here; a text has single quotes: 'ada'"]

async function shop(): Promise<Shell> {
  const shell = new Shell()
  await shell.run(`CREATE TABLE orders (customer STRING HASH);
    PUT orders {customer: 'ada', billed: 'x', paid: 'x'}; PUT orders {customer: 'bob', billed: 'y', paid: 'z'};`)
  return shell
}

test.each([
  'SELECT * FROM orders WHERE customer = ada',
  "SELECT * FROM orders WHERE billed = 'x' AND customer = ada",
  'SCAN orders FILTER customer = ada',
  'SCAN orders FILTER customer = ada SELECT COUNT',
  "QUERY orders WHERE customer = 'ada' FILTER billed = ada",
])('a read that finds nothing where two attributes are compared says that a text has quotes: %s', async (statement) => {
  const shell = await shop()
  await shell.run(statement)
  expect(shell.notices()).toEqual(told)
})

test.each([
  'SCAN orders FILTER billed = paid',
  "SCAN orders FILTER customer = 'ada'",
  "SCAN orders FILTER customer = 'nobody'",
  'SCAN orders FILTER customer <> customer',
  "SCAN orders FILTER customer = ada OR customer = 'ada'",
])('one that finds something, or compares none, does not: %s', async (statement) => {
  const shell = await shop()
  await shell.run(statement)
  expect(shell.notices()).toEqual([])
})
