import { join } from 'node:path'
import { type Completions, complete } from '../../../src/session/completion/complete.ts'
import { RecentWords } from '../../../src/session/completion/recent-words.ts'
import { SchemaWatch } from '../../../src/session/completion/schema-watch.ts'
import type { KnownNames } from '../../../src/session/completion/slot-candidates.ts'
import { Shell } from '../shell.ts'

const script = `
CREATE TABLE orders (pk STRING HASH, sk STRING RANGE, status STRING, placed NUMBER)
  GSI (byStatus ON (status HASH, placed RANGE), "by-day" ON (placed HASH));
CREATE TABLE "my-table" (id NUMBER HASH);
CREATE TABLE users (email STRING HASH);
PUT orders {pk: 'c#1', sk: 'o#1', status: 'OPEN', placed: 1, total: 10, address: {city: 'Kiel', "zip code": '1'}};
PUT orders {pk: 'c#1', sk: 'o#2', status: 'LATE', placed: 2, total: 'ten', note: 'it''s'};
PUT orders {pk: 'c#2', sk: 'o#3', status: 'OPEN', placed: 3, "odd name": 1};
PUT orders {pk: 'c#2', sk: 'p#4'};
PUT "my-table" {id: 7, tags: <<'a'>>};
PUT "my-table" {id: 12};
SET customer = 'c#1';
CREATE ALARM tooMany ON ConsumedReadCapacityUnits OF orders > 5 FOR 1 MINUTES;
ENTITY Order IN orders KEY (pk = '{customer}', sk = '{order}');
ACCESS PATTERN ordersOf(:customer) AS QUERY orders WHERE pk = :customer;
`

/** What is proposed over a small database. */
export class CompletingShell {
  readonly shell = new Shell()
  readonly watch = new SchemaWatch({ random: () => 0.5 })
  readonly recent = new RecentWords()
  directory = join(import.meta.dirname, 'files')

  static async open(text = script): Promise<CompletingShell> {
    const completing = new CompletingShell()
    completing.watch.follow(completing.shell.session.connection)
    await completing.run(text)
    return completing
  }

  async run(text: string): Promise<void> {
    const { session } = this.shell
    for (const outcome of await this.shell.run(text)) this.watch.after(outcome, session.previous?.items)
    await this.watch.settled()
  }

  get names(): KnownNames {
    const { currentTable, variables, settings } = this.shell.session
    const { tables, alarms, model, backups } = this.watch
    return { tables, alarms, model, backups, currentTable, variables, settings, directory: this.directory }
  }

  /** At the bar in the text. */
  at(marked: string): Completions {
    const cursor = marked.indexOf('¦')
    return complete(marked.replace('¦', ''), cursor, this.names, (name) => this.recent.of(name))
  }

  /** What would be written, best first. */
  inserts(marked: string): readonly string[] {
    return this.at(marked).items.map(({ insert }) => insert)
  }
}
