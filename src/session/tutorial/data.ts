/** The data that steps of the tutorial work on, as statements. */

// biome-ignore format: a list of words
const customers = [
  'ada', 'alan', 'barbara', 'claude', 'dennis', 'donald', 'edgar', 'edsger', 'frances', 'grace', 'hedy', 'jean', 'john',
  'kathleen', 'ken', 'konrad', 'leslie', 'margaret', 'niklaus', 'sophie',
]
const note = 'Please ring twice, leave it with the neighbour if nobody is in, and keep it dry. '.repeat(4).trim()

/** Twelve orders of each of twenty customers; that of December is open. */
export const orderData = (): string =>
  inBatches(
    customers.flatMap((customer, at) =>
      Array.from({ length: 12 }, (_, month) => {
        const placed = `2026-${String(month + 1).padStart(2, '0')}-15`
        const status = month === 11 ? 'OPEN' : 'SHIPPED'
        const total = 10 + ((at * 31 + month * 17) % 90)
        return `PUT orders {customer: '${customer}', placed: '${placed}', status: '${status}', total: ${total}, note: '${note}'}`
      }),
    ),
  )

/** As many orders under one key as no partition takes in a second. */
export const heatData = (): string =>
  inBatches(
    Array.from({ length: 1_500 }, (_, at) => `PUT orders {customer: 'sale', placed: '2026-11-27#${at}', total: 1}`),
  )

function inBatches(puts: readonly string[]): string {
  const batches = Array.from({ length: Math.ceil(puts.length / 25) }, (_, at) => puts.slice(at * 25, at * 25 + 25))
  return batches.map((batch) => `BATCH { ${batch.join('; ')} };`).join('\n')
}
