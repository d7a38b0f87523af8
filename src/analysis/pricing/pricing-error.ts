import { ShellError } from '../../base/shell-error.ts'

export type PricingErrorCode = 'pricing.bad-prices' | 'pricing.bad-bill' | 'pricing.different-bills'

/** A file of prices or a saved bill that cannot be used. */
export class PricingError extends ShellError<PricingErrorCode> {}
