import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import type { Conn, Database } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import { ownShelf, type Shelf } from '../shelf.ts';
import type { Size } from './asking.ts';
import type { Ready } from './keeper.ts';
import { Keeper } from './keeping.ts';
import { changesSince, countPublic, type Moment, markOfWords, momentOf } from './read.ts';
import { readApart } from './read-all.ts';
import { Standing } from './standing.ts';

/** Below this PostgreSQL alone is as quick, and nothing is held twice. */
const LEAST_ROWS = 2000;
/** After more changes at once, as an import makes them, everything is read anew. */
const MOST_CHANGES = 2500;
/** Rows that came later or are dead, as a share of all, from which on everything is read anew in the background. */
const MOST_LATE = 0.2;
const LOOK_AGAIN_MS = 600_000;
/** After a reading that failed; twice as long after each further one, up to `LOOK_AGAIN_MS`. */
const RETRY_MS = 5000;
/** What is gone is remembered for two days (`searchJobs`). */
const LONGEST_SLEEP_MS = 86_400_000;

type Kept = Ready & { readonly keeper: Keeper; readonly wordsMark: string };

export type Mirrored = { readonly keeper: Keeper; readonly stamp: number; readonly size: Size };

/**
 * Holds the public index of one database in memory, in a thread of its own, and follows it: whoever asks compares the stamp of
 * what is here with the database's and calls `follow` when they differ. Until the first reading is done, and while everything is
 * read anew after a large change, `now` is null and PostgreSQL answers.
 */
export class Mirror {
  readonly #conn: Conn;
  readonly #shelf: Shelf;
  readonly #mostChanges: number;
  readonly standing: Standing;
  #keeper: Keeper | null = null;
  #moment: Moment | null = null;
  #size: Size = { length: 0, living: 0 };
  #atFirst = 0;
  #followedAt = 0;
  #wordsMark = '';
  #following: Promise<void> | null = null;
  #wanting = Promise.withResolvers<void>();

  constructor(conn: Conn, shelf: Shelf = ownShelf, mostChanges = MOST_CHANGES) {
    this.#conn = conn;
    this.#shelf = shelf;
    this.#mostChanges = mostChanges;
    this.standing = new Standing(conn, shelf);
  }

  get now(): Mirrored | null {
    if (!this.#keeper || !this.#moment) return null;
    return { keeper: this.#keeper, stamp: this.#moment.stamp, size: this.#size };
  }

  /** Settles when everything has to be read anew. */
  get wanted(): Promise<void> {
    return this.#wanting.promise;
  }

  /** Holds what was read, instead of what was there before; `wordsMark` is of the words as they were before the reading. */
  async take({ keeper, moment, size, wordsMark }: Kept): Promise<void> {
    this.#wanting = Promise.withResolvers();
    await this.letGo();
    [this.#keeper, this.#moment, this.#size, this.#wordsMark] = [keeper, moment, size, wordsMark];
    this.#atFirst = size.length;
    this.#followedAt = Date.now();
    void keeper.ended.then(() => (keeper === this.#keeper ? this.#readAnew() : undefined));
    await this.follow();
  }

  /** Holds nothing any more; the thread ends. */
  async letGo(): Promise<void> {
    const keeper = this.#keeper;
    [this.#keeper, this.#moment] = [null, null];
    await keeper?.stop();
  }

  /** Reads the words anew when they have changed: what a word is mended to may be so much behind. */
  async followWords(url: string): Promise<void> {
    const keeper = this.#keeper;
    if (!keeper) return;
    const mark = await markOfWords(this.#conn, this.#shelf);
    if (mark === this.#wordsMark) return;
    await keeper.ask('words', await readApart({ url, shelf: this.#shelf }, 'words'));
    // Another one, if everything was read anew meanwhile, has words of its own.
    if (keeper === this.#keeper) this.#wordsMark = mark;
  }

  /** Takes over what was committed since; several callers share one reading. */
  follow(): Promise<void> {
    this.#following ??= this.#catchUp().finally(() => {
      this.#following = null;
    });
    return this.#following;
  }

  async #catchUp(): Promise<void> {
    const [keeper, before] = [this.#keeper, this.#moment];
    if (!keeper || !before) return;
    const moment = await momentOf(this.#conn, this.#shelf);
    const changes = await changesSince(this.#conn, this.#shelf, {
      snapshot: before.snapshot,
      most: this.#mostChanges,
    });
    if (keeper !== this.#keeper) return;
    if (!changes || Date.now() - this.#followedAt > LONGEST_SLEEP_MS) return this.#readAnew();
    const size = await keeper.ask('change', changes);
    if (!size || keeper !== this.#keeper) return;
    [this.#moment, this.#size, this.#followedAt] = [moment, size, Date.now()];
    const { length, living } = size;
    if (length - living > MOST_LATE * this.#atFirst || length > (1 + MOST_LATE) * this.#atFirst)
      this.#wanting.resolve();
  }

  #readAnew(): void {
    void this.letGo();
    this.#wanting.resolve();
  }
}

const mirrors = new WeakMap<Conn, Map<string, Mirror>>();

/** What this process holds of the database's public index at this moment; null when it holds nothing. */
export function mirrorOf(conn: Conn, shelf: Shelf = ownShelf): Mirror | null {
  return mirrors.get(conn)?.get(shelf.docs) ?? null;
}

export type Warming = {
  readonly db: Database;
  readonly log: Log;
  readonly signal: AbortSignal;
  /** Where the file of cards lies if it can; else in the system's place for such things. */
  readonly dataDir?: string;
  readonly shelf?: Shelf;
  readonly leastRows?: number;
  readonly mostChanges?: number;
  /** How long after a reading that failed the next begins, in ms. */
  readonly retryMs?: number;
};

/** Reads the index into memory once it is large enough, and anew whenever too much has changed, until the signal. */
export async function keepMirror(warming: Warming): Promise<void> {
  const { db, log, signal, shelf = ownShelf, leastRows = LEAST_ROWS } = warming;
  const mirror = new Mirror(db.conn, shelf, warming.mostChanges);
  mirrors.set(db.conn, (mirrors.get(db.conn) ?? new Map()).set(shelf.docs, mirror));
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  let failures = 0;
  while (!signal.aborted) {
    let again = LOOK_AGAIN_MS;
    try {
      if ((await countPublic(db.conn, shelf)) >= leastRows) {
        await fill(mirror, warming);
        failures = 0;
        while (await isQuiet([mirror.wanted, aborted])) {
          // What was taken back meanwhile lies here no longer, even if nobody asked.
          await mirror.follow();
          await mirror.followWords(db.url);
        }
        continue;
      }
    } catch (error) {
      if (!signal.aborted) log.warn({ error: String(error) }, 'the index could not be read into memory');
      again = Math.min(LOOK_AGAIN_MS, (warming.retryMs ?? RETRY_MS) * 2 ** failures++);
    }
    await pause(again, undefined, { signal, ref: false }).catch(() => {});
  }
  await mirror.letGo();
}

async function fill(mirror: Mirror, { db, log, signal, dataDir, shelf = ownShelf }: Warming): Promise<void> {
  const wordsMark = await markOfWords(db.conn, shelf);
  const ready = await Keeper.begin({ url: db.url, shelf, folders: [...(dataDir ? [dataDir] : []), tmpdir()] }, signal);
  if (!ready) return;
  await mirror.take({ ...ready, wordsMark });
  log.info({ rows: ready.size.length, index: shelf.docs }, 'the public index is in memory');
}

/** Whether nothing of this came about for a while. */
async function isQuiet(awaited: readonly Promise<void>[]): Promise<boolean> {
  const waiting = new AbortController();
  const came = Promise.race(awaited).then(() => false);
  const quiet = pause(LOOK_AGAIN_MS, true, { signal: waiting.signal, ref: false }).catch(() => false);
  return await Promise.race([came, quiet]).finally(() => waiting.abort());
}
