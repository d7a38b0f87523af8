import { ionText } from '../model/ion-text.ts'
import { plainJsonText } from '../model/plain-json.ts'
import type { Item, Value } from '../model/value.ts'
import { terminalSafeJson } from './visible-text.ts'

/**
 * Plain JSON for people and scripts: digits as they are stored, binaries as base64, sets as arrays. Lossy by design, since a
 * reader cannot tell a set from a list.
 */
export const plainJson = (item: Item): string => terminalSafeJson(plainJsonText({ M: item }))

/** As `plainJson`, for one value. */
export const plainValueJson = (value: Value): string => terminalSafeJson(plainJsonText(value))

/** DynamoDB JSON, which `.import` reads back as it was. */
export const wireJson = (item: Item): string => terminalSafeJson(JSON.stringify(item))

/** As an export to S3 in Amazon Ion has it: nothing is lost. */
export const ionLine = (item: Item): string => terminalSafeJson(ionText(item))
