import { randomFillSync } from 'node:crypto'

const length = 52
const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUV'
const pool = Buffer.allocUnsafe(length * 64)
let used = pool.length

/** A request's id, as the service writes them. Source: reference, HTTP-7. */
export function newRequestId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    for (let at = 0; at < pool.length; at++) pool[at] = alphabet.charCodeAt((pool[at] ?? 0) % alphabet.length)
    used = 0
  }
  used += length
  return pool.toString('latin1', used - length, used)
}
