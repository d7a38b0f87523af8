import { UsageError } from './usage-error.ts'

export const reportFormats = ['tap', 'junit', 'json'] as const
export type ReportFormat = (typeof reportFormats)[number]
/** Without a path: to stdout. */
export type ReportRequest = { readonly format: ReportFormat; readonly path?: string | undefined }

/** `--report`, which may be given again. Throws UsageError for a format that is none. */
export function reportRequests(text: string, before: readonly ReportRequest[] = []): readonly ReportRequest[] {
  const [name = '', ...rest] = text.split('=')
  const format = reportFormats.find((known) => known === name)
  if (format === undefined)
    throw new UsageError(
      `--report knows no format ${name}`,
      `It takes ${reportFormats.join(', ')}, then =FILE if wanted.`,
    )
  return [...before, rest.length === 0 ? { format } : { format, path: rest.join('=') }]
}
