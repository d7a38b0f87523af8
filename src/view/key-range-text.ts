import { hashEnd } from '../model/hash-space.ts'

/** A partition by the hashes it holds, the first and the last one, as far as they matter: `4000-7fff`. */
export function keyRangeText(fromHash: number, toHash: number): string {
  return `${hex(fromHash)}-${hex(Math.min(toHash, hashEnd) - 1)}`
}

const hex = (hash: number): string => hash.toString(16).padStart(12, '0').slice(0, 4)
