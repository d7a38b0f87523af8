import type { SessionState } from './session-state.ts'

export const homeRegion = ({ connection }: Pick<SessionState, 'connection'>): string => connection.region ?? 'us-east-1'
