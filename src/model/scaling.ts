/** Auto scaling by target tracking, one policy per dimension of a table or global index. Source: reference, partitions 9. */

export type ScalingPolicy = {
  /** Utilisation to aim at, in whole percent. */
  readonly targetPercent: number
  /** Units it never goes below, and never above. */
  readonly min: number
  readonly max: number
}

export type Scaling = { readonly read?: ScalingPolicy | undefined; readonly write?: ScalingPolicy | undefined }

/** What is said of some dimensions; `'OFF'`: there is to be no policy. */
export type ScalingSettings = { readonly [Of in keyof Scaling]?: ScalingPolicy | 'OFF' | undefined }

/** The dimensions that are mentioned, each with its policy, or undefined for one that is off. */
export const policiesIn = (settings: ScalingSettings): Scaling =>
  Object.fromEntries(
    Object.entries(settings).map(([dimension, policy]) => [dimension, policy === 'OFF' ? undefined : policy]),
  )

/** Read and write capacity are scaled apart from each other. */
export type Dimension = keyof Scaling
export const dimensions: readonly Dimension[] = ['read', 'write']

export const targetPercents = { min: 20, max: 90 } as const

/** What is wrong with a policy, and what would be right; undefined: nothing. */
export function policyMistake({ targetPercent, min, max }: ScalingPolicy): PolicyMistake | undefined {
  const { min: least, max: most } = targetPercents
  if (!isWhole(targetPercent, least) || targetPercent > most) {
    return {
      message: `the target utilisation cannot be ${targetPercent} %`,
      hint: `It is a whole number from ${least} to ${most}; the console proposes 70.`,
    }
  }
  if (!isWhole(min, 1)) {
    return {
      message: `the minimum capacity cannot be ${min}`,
      hint: 'It is a whole number from 1; the console proposes 5.',
    }
  }
  if (!isWhole(max, min)) {
    return {
      message: `the maximum capacity cannot be ${max}`,
      hint: `It is a whole number from the minimum, ${min}; the console proposes 40,000.`,
    }
  }
  return undefined
}

export type PolicyMistake = { readonly message: string; readonly hint: string }

const isWhole = (value: number, least: number): boolean => Number.isSafeInteger(value) && value >= least
