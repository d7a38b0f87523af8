import { must } from '../base/must.ts'
import document from './shapes.json' with { type: 'json' }

/** One shape of the service model: what a member, a list element or a map entry holds. */
export type Shape =
  | { readonly t: 'structure'; readonly m?: { readonly [member: string]: string }; readonly req?: readonly string[] }
  | { readonly t: 'list'; readonly of: string; readonly min?: number; readonly max?: number }
  | { readonly t: 'map'; readonly k: string; readonly v: string; readonly min?: number; readonly max?: number }
  | {
      readonly t: 'string'
      readonly min?: number
      readonly max?: number
      readonly enum?: readonly string[]
      readonly pat?: string
    }
  | { readonly t: 'integer' | 'long' | 'double'; readonly min?: number; readonly max?: number }
  | { readonly t: 'boolean' }
  | { readonly t: 'blob' }
  | { readonly t: 'timestamp' }

export type OperationDescription = {
  readonly service: 'dynamodb' | 'dynamodbstreams'
  readonly input: string
  /** TagResource and UntagResource have no output. */
  readonly output?: string
  readonly errors: readonly string[]
  readonly paginator?: {
    readonly input_token: string
    readonly output_token: string
    readonly limit_key?: string
    readonly result_key?: string | readonly string[]
    readonly non_aggregate_keys?: readonly string[]
  }
}

export type Waiter = {
  readonly operation: string
  /** Seconds between two tries. */
  readonly delay: number
  readonly maxAttempts: number
  readonly acceptors: readonly {
    readonly state: 'success' | 'failure' | 'retry'
    readonly matcher: string
    readonly argument?: string
    readonly expected: string | boolean | number
  }[]
}

export type ServiceModel = {
  readonly services: { readonly [name in OperationDescription['service']]: { readonly targetPrefix: string } }
  readonly operations: { readonly [operation: string]: OperationDescription }
  readonly waiters: { readonly [waiter: string]: Waiter }
  readonly shapes: { readonly [shape: string]: Shape }
}

/** The two services as data: operations, waiters and shapes. Source: botocore's models, see `about` in shapes.json. */
export const serviceModel = document as unknown as ServiceModel

export function shapeNamed(name: string): Shape {
  return must(serviceModel.shapes[name], `shapes.json defines ${name}`)
}
