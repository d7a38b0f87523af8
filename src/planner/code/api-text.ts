import type { OperationStep } from '../statement-plan.ts'

/** The operation's name and its request as JSON: what goes over the wire, and what `API` takes back. */
export const apiText = ({ operation, request }: OperationStep): string =>
  `API ${operation} ${JSON.stringify(request, null, 2)};`
