import type { ResourceDefinition } from './resource-definition.ts'

/** A table or global index in the traffic model. To feeders a handle: only the model looks inside. */
export class Resource {
  /** As it was defined last. */
  definition: ResourceDefinition

  constructor(definition: ResourceDefinition) {
    this.definition = definition
  }
}
