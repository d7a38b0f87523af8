import type { Plugin } from 'esbuild'

export declare const latePlugin: Plugin
