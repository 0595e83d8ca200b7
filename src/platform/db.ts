import { CompiledQuery, Kysely, PostgresDialect, type RawBuilder, type Transaction } from 'kysely';
import pg from 'pg';

declare const reads: unique symbol;
declare const writes: unique symbol;
/** A connection that knows no table: each capability's schema.ts narrows it once with tablesOf. */
export type Conn = { readonly [reads]: true };
/** A connection inside a transaction; whoever may write may also read. */
export type Tx = Conn & { readonly [writes]: true };

export type Database = {
  /** Where the server is, for a thread that opens connections of its own. */
  readonly url: string;
  readonly conn: Conn;
  readonly pool: pg.Pool;
  /** Runs the work in one transaction: all of it is written, or nothing. */
  readonly transact: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>;
  /** Reads in one transaction that sees the database as it stood at its first question, and writes nothing. */
  readonly snapshot: <T>(work: (conn: Conn) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
};

// Counts and sums come back as bigint text; they stay far below 2^53 here.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// A date without time stays the text YYYY-MM-DD: as a Date it would shift with the time zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const MARK = '/* prepared */';
const MARK_WITHIN = 40;

/**
 * Statements that begin with the mark are planned once a connection: for small ones asked at every visit,
 * planning takes longer than running. Their text must be constant, with all that varies in parameters.
 */
class PreparingClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const asked = isMarked(text) ? [{ name: nameOf(text), text, values }, ...rest] : given;
    return super.query(...(asked as [string])) as never;
  }
}

const isMarked = (text: unknown): text is string =>
  typeof text === 'string' && text.slice(0, MARK_WITHIN).includes(MARK);

/** The same for whatever has parameters: where few statements come by the hundred thousand. */
class EagerClient extends pg.Client {
  override query(...given: unknown[]): never {
    const [text, values, ...rest] = given;
    const isRepeated = typeof text === 'string' && Array.isArray(values) && values.length > 0;
    const asked = isRepeated ? [{ name: nameOf(text), text, values }, ...rest] : given;
    return super.query(...(asked as [string])) as never;
  }
}

const names = new Map<string, string>();

function nameOf(text: string): string {
  const name = names.get(text) ?? `p${names.size}`;
  names.set(text, name);
  return name;
}

type Opening = {
  readonly size: number;
  /** Hears of connections that break while idle. */
  readonly onError: (error: Error) => void;
  /** Plans every statement with parameters once a connection, marked or not: for one long piece of work that repeats itself. */
  readonly eager?: boolean;
};

/**
 * How long a connection nobody asks anything stays open, in ms. A new one learns tables and statements and maps the memory it shares anew:
 * whoever comes after a quiet while would wait for it.
 */
const IDLE_FOR = 10 * 60_000;

/** Opens a pool on the address. */
export function openDatabase(url: string, options: Opening): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.size,
    idleTimeoutMillis: IDLE_FOR,
    application_name: 'tuntas',
    Client: options.eager ? EagerClient : PreparingClient,
  });
  pool.on('error', options.onError);
  pool.on('connect', (client) => client.on('error', options.onError));
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  return {
    url,
    conn: kysely as unknown as Conn,
    pool,
    transact: (work) => kysely.transaction().execute((trx) => work(trx as unknown as Tx)),
    snapshot: (work) =>
      kysely
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((trx) => work(trx as unknown as Conn)),
    // Kysely ends the pool only when it has been asked something.
    close: async () => {
      await kysely.destroy();
      if (!pool.ending) await pool.end();
    },
  };
}

/** A client that somebody holds, in whatever transaction it stands, as a connection for queries. */
export function connOn(client: pg.PoolClient): Conn {
  const held = { query: client.query.bind(client), release: () => {} };
  const pool = { connect: async () => held, end: async () => {} };
  return new Kysely<unknown>({ dialect: new PostgresDialect({ pool: pool as unknown as pg.Pool }) }) as unknown as Conn;
}

/** A value written in SQL, as a part of a larger question. */
export type Fragment<Value> = RawBuilder<Value>;

/** A statement that can be written out: one of Kysely's, or raw SQL with its database. */
type Asked<Row> = { readonly compile: () => CompiledQuery<Row> };

const BATCH = 500;
let cursors = 0;

/**
 * The rows of one statement, some hundred at a time, so that a long list is never held whole. Only within `snapshot`:
 * the statement runs as a cursor, which lives as long as its transaction.
 */
export async function* inBatches<Row>(conn: Conn, query: Asked<Row>): AsyncGenerator<readonly Row[]> {
  const { sql, parameters } = query.compile();
  const executor = conn as unknown as Kysely<unknown>;
  cursors += 1;
  const name = `rows_${cursors}`;
  await executor.executeQuery(CompiledQuery.raw(`declare ${name} no scroll cursor for ${sql}`, [...parameters]));
  for (;;) {
    const { rows } = await executor.executeQuery<Row>(CompiledQuery.raw(`fetch ${BATCH} from ${name}`));
    if (rows.length > 0) yield rows;
    if (rows.length < BATCH) return;
  }
}

/** Narrows the opaque connection to the tables of one capability; called in schema.ts alone. */
export function tablesOf<Tables>(): {
  (conn: Tx): Transaction<Tables>;
  (conn: Conn): Kysely<Tables>;
} {
  return ((conn: Conn) => conn) as never;
}

type Compilable = { readonly compile: (executor: Kysely<never>) => CompiledQuery };

/** Stands for a value until the statement is asked; where it lands among the parameters is remembered by its name. */
class Place {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
}

/**
 * A statement that is built and planned once, for what is asked at every visit: building one takes the program as long as
 * the database takes to answer it. `build` sees places in the stead of values and may hand them on only as parameters.
 */
export function statement<Given extends Readonly<Record<string, unknown>>, Row>(
  build: (conn: Conn, given: Given) => Compilable,
): (conn: Conn, given: Given) => Promise<readonly Row[]> {
  let built: CompiledQuery | undefined;
  return async (conn, given) => {
    const executor = conn as unknown as Kysely<never>;
    built ??= marked(build(conn, places<Given>()).compile(executor));
    const parameters = built.parameters.map((it) => (it instanceof Place ? given[it.name] : it));
    return (await executor.executeQuery({ ...built, parameters } as CompiledQuery<Row>)).rows;
  };
}

function marked(query: CompiledQuery): CompiledQuery {
  return query.sql.slice(0, MARK_WITHIN).includes(MARK) ? query : { ...query, sql: `${MARK} ${query.sql}` };
}

function places<Given>(): Given {
  return new Proxy({}, { get: (_, name) => new Place(String(name)) }) as Given;
}
