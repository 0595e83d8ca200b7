import { setImmediate as turn } from 'node:timers/promises';
import { sql } from 'kysely';
import { type Conn, statement } from '#platform/db.ts';
import type { Shelf } from '../shelf.ts';

/** How the index stands at one moment. */
export type Stood = {
  /** The sum of all changes (`kept.ts`). */
  readonly stamp: number;
  /** Words as people write them that have a lexeme, by the lexemes that were asked for. */
  readonly forms: ReadonlyMap<string, readonly string[]>;
};

/** All words looked for: the lexemes themselves, and as people write them. */
export function formsOf(lexemes: readonly string[], { forms }: Stood): readonly string[] {
  return lexemes.flatMap((lexeme) => [lexeme, ...(forms.get(lexeme) ?? [])]);
}

type Row = { readonly stamp: number; readonly forms: readonly string[] };
type Next = { readonly lexemes: Set<string>; readonly read: Promise<Stood> };

/**
 * Asks how the index stands, for many at a time: those who come while PostgreSQL answers are told together by the next statement,
 * which begins after each of them came. Nobody is told how things stood before.
 */
export class Standing {
  readonly #conn: Conn;
  readonly #ask: (conn: Conn, given: { lexemes: readonly string[] }) => Promise<readonly Row[]>;
  #next: Next | null = null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(conn: Conn, { change, words }: Shelf) {
    this.#conn = conn;
    this.#ask = statement<{ lexemes: readonly string[] }, Row>(
      (_conn, { lexemes }) => sql<Row>`
        select (select sum(changes) from ${sql.table(change)})::bigint as stamp,
          array(select w.lexeme || ' ' || w.word from ${sql.table(words)} w where w.lexeme = any(${lexemes}::text[])
            order by w.word) as forms`,
    );
  }

  now(lexemes: readonly string[]): Promise<Stood> {
    this.#next ??= this.#begin();
    for (const lexeme of lexemes) this.#next.lexemes.add(lexeme);
    return this.#next.read;
  }

  #begin(): Next {
    const lexemes = new Set<string>();
    // Whoever's request is read in the same turn is told by the same statement.
    const read = Promise.all([this.#last, turn()]).then(() => {
      this.#next = null;
      return this.#read([...lexemes]);
    });
    this.#last = read.catch(() => {});
    return { lexemes, read };
  }

  async #read(lexemes: readonly string[]): Promise<Stood> {
    const [row] = await this.#ask(this.#conn, { lexemes });
    if (!row) throw new Error('the stamp has a row');
    const forms = new Map<string, string[]>();
    for (const pair of row.forms) {
      const [lexeme = '', word = ''] = pair.split(' ');
      forms.set(lexeme, [...(forms.get(lexeme) ?? []), word]);
    }
    return { stamp: row.stamp, forms };
  }
}
