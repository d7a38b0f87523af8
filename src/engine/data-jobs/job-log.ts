import { createHash } from 'node:crypto'
import { ApiError, validationError } from '../../model/api-error.ts'
import { dataJobMessages } from '../../model/messages/data-job.ts'
import { parseText } from '../../storage/parse-text.ts'
import type { EngineContext } from '../context.ts'
import { idempotent } from '../idempotency.ts'

/** A job as the file keeps it: as it is described, and what tells two requests of one token apart. */
export type KeptJob<Description> = {
  readonly arn: string
  readonly token: string
  readonly digest: string
  readonly startMs: number
  /** When it last said something. */
  readonly toldMs: number
  readonly ended: boolean
  readonly description: Description
}

/** Source: reference, streams-ttl-backup 8 and 9: of the service's imports the metadata, taken for exports as well. */
const keptMs = 90 * 86_400_000
const tokenMs = 8 * 3_600_000

/** The imports or exports of a Region, the newest first. */
export class JobLog<Description> {
  private readonly context: EngineContext
  private readonly kind: 'import' | 'export'

  constructor(context: EngineContext, kind: 'import' | 'export') {
    this.context = context
    this.kind = kind
  }

  all(): readonly KeptJob<Description>[] {
    const text = this.context.store.getSetting(this.setting)
    return text === undefined ? [] : parseText<KeptJob<Description>[]>(text, `the list of ${this.kind}s`)
  }

  find(arn: string): KeptJob<Description> | undefined {
    return this.all().find((job) => job.arn === arn)
  }

  /** The job that the same request began within eight hours. Another request of the same token is a conflict. */
  ofToken(token: string | undefined, digest: string): KeptJob<Description> | undefined {
    if (token === undefined) return undefined
    const fromMs = this.context.clock.now() - tokenMs
    const known = this.all().find((job) => job.token === token && job.startMs > fromMs)
    if (known === undefined || known.digest === digest) return known
    throw this.kind === 'import'
      ? new ApiError('ImportConflictException', dataJobMessages.importConflict)
      : new ApiError('ExportConflictException', dataJobMessages.exportConflict)
  }

  /** Adds it, or replaces the one of its ARN; old ones are forgotten. */
  save(job: KeptJob<Description>): void {
    const { store, clock } = this.context
    store.transaction(() => {
      const fromMs = clock.now() - keptMs
      const others = this.all().filter(({ arn, startMs }) => arn !== job.arn && startMs > fromMs)
      const all = [job, ...others].sort((a, b) => b.startMs - a.startMs)
      store.setSetting(this.setting, JSON.stringify(all))
    })
  }

  private get setting(): string {
    return `${this.kind}s ${this.context.region}`
  }
}

/** `0` and the time, then eight digits. Source: reference, streams-ttl-backup 8; for imports it is taken to be the same. */
export const newJobId = ({ clock, newUuid }: EngineContext): string => `0${clock.now()}-${newUuid().slice(0, 8)}`

export const digestOf = (context: EngineContext, request: object): string =>
  idempotent(context, '', '', request)?.digest ?? createHash('sha256').digest('hex')

/** Hexadecimal in groups of sixteen, as the model wants it of imports. */
export function pageOf<Job>(
  jobs: readonly Job[],
  size: number,
  token: string | undefined,
): { readonly page: readonly Job[]; readonly NextToken?: string } {
  const from = token === undefined ? 0 : placeIn(token)
  const end = from + size
  const next = end < jobs.length ? { NextToken: end.toString(16).padStart(tokenDigits, '0') } : {}
  return { page: jobs.slice(from, end), ...next }
}

const tokenDigits = 112

function placeIn(token: string): number {
  const place = /^[0-9a-f]{112}$/.test(token) ? Number.parseInt(token, 16) : Number.NaN
  if (Number.isSafeInteger(place)) return place
  throw validationError(dataJobMessages.invalidToken)
}
