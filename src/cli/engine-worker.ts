import { enableCompileCache } from 'node:module'

// A thread keeps no compiled code of its own accord: without it the engine takes three times as long to load.
enableCompileCache()
await import('./engine-thread.ts')
