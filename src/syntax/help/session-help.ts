import type { StatementHelp } from './statement-help-entry.ts'

/** Statements about the session itself. */
export const sessionHelp: readonly StatementHelp[] = [
  {
    name: 'SET',
    group: 'Session',
    kinds: ['set-variable', 'set-throttling', 'set-ledger'],
    syntax: ['SET name = value', 'SET THROTTLING OFF | OBSERVE | ENFORCE', 'SET LEDGER ON | OFF'],
    help: 'Gives :name a value for the statements after it. THROTTLING says what happens to what there is no throughput for: a session begins with OBSERVE, which lets it through and says so; ENFORCE refuses it as the service does, also to applications that .serve serves. LEDGER says whether what statements and requests consume is written down in the file.',
    example: "SET customer = 'c#1'",
  },
  {
    name: 'USE',
    group: 'Session',
    kinds: ['use'],
    syntax: ['USE table[.index]'],
    help: 'Chooses the table of GET, PUT, QUERY, SCAN, UPDATE, DELETE, CHECK and DESCRIBE that name none.',
    example: 'USE orders',
  },
  {
    name: 'CLOCK',
    group: 'Session',
    kinds: ['advance-clock', 'set-clock', 'show-clock'],
    syntax: ['CLOCK ADVANCE n SECONDS | MINUTES | HOURS | DAYS', 'CLOCK SET time', 'SHOW CLOCK'],
    help: "Moves the time of a database that the shell has open, forward only, and does what is due by then: items of tables with TTL expire. The file does not remember it. A time is written as '2026-03-01T12:00:00Z', or a date alone.",
    example: 'CLOCK ADVANCE 2 HOURS',
  },
  {
    name: 'DOT COMMANDS',
    group: 'Session',
    kinds: ['meta'],
    syntax: ['.name word ... [--option[=value]]'],
    help: 'Commands of the shell itself, one to a line and without a semicolon; `.help` lists them.',
    example: '.mode json',
  },
]
