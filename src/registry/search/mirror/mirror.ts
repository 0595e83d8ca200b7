import { setTimeout as pause } from 'node:timers/promises';
import type { Conn, Database } from '#platform/db.ts';
import type { Log } from '#platform/log.ts';
import type { Size } from './asking.ts';
import type { Ready } from './keeper.ts';
import { Keeper } from './keeping.ts';
import { changesSince, countPublic, type Moment, momentOf } from './read.ts';

/** Below this PostgreSQL alone is as quick, and nothing is held twice. */
const LEAST_ROWS = 2000;
/** After more changes at once, as an import makes them, everything is read anew. */
const MOST_CHANGES = 5000;
/** Rows that came later or are dead, as a share of all, from which on everything is read anew in the background. */
const MOST_LATE = 0.2;
const LOOK_AGAIN_MS = 600_000;
/** What is gone is remembered for two days (`searchJobs`). */
const LONGEST_SLEEP_MS = 86_400_000;

export type Mirrored = { readonly keeper: Keeper; readonly stamp: number; readonly size: Size };

/**
 * Holds the public index of one database in memory, in a thread of its own, and follows it: whoever asks compares the stamp of
 * what is here with the database's and calls `follow` when they differ. Until the first reading is done, and while everything is
 * read anew after a large change, `now` is null and PostgreSQL answers.
 */
export class Mirror {
  readonly #conn: Conn;
  readonly #mostChanges: number;
  #keeper: Keeper | null = null;
  #moment: Moment | null = null;
  #size: Size = { length: 0, living: 0 };
  #atFirst = 0;
  #followedAt = 0;
  #following: Promise<void> | null = null;
  #wanting = Promise.withResolvers<void>();

  constructor(conn: Conn, mostChanges = MOST_CHANGES) {
    this.#conn = conn;
    this.#mostChanges = mostChanges;
  }

  get now(): Mirrored | null {
    if (!this.#keeper || !this.#moment) return null;
    return { keeper: this.#keeper, stamp: this.#moment.stamp, size: this.#size };
  }

  /** Settles when everything has to be read anew. */
  get wanted(): Promise<void> {
    return this.#wanting.promise;
  }

  /** Holds what was read, instead of what was there before. */
  async take({ keeper, moment, size }: Ready & { readonly keeper: Keeper }): Promise<void> {
    this.#wanting = Promise.withResolvers();
    await this.letGo();
    [this.#keeper, this.#moment, this.#size] = [keeper, moment, size];
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
    const moment = await momentOf(this.#conn);
    const changes = await changesSince(this.#conn, before.snapshot, this.#mostChanges);
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

const mirrors = new WeakMap<Conn, Mirror>();

/** What this process holds of the database's public index at this moment; null when it holds nothing. */
export function mirrorOf(conn: Conn): Mirror | null {
  return mirrors.get(conn) ?? null;
}

export type Warming = {
  readonly db: Database;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly leastRows?: number;
  readonly mostChanges?: number;
};

/** Reads the index into memory once it is large enough, and anew whenever too much has changed, until the signal. */
export async function keepMirror({ db, log, signal, leastRows = LEAST_ROWS, mostChanges }: Warming): Promise<void> {
  const mirror = new Mirror(db.conn, mostChanges);
  mirrors.set(db.conn, mirror);
  const aborted = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
  while (!signal.aborted) {
    try {
      if ((await countPublic(db.conn)) >= leastRows) {
        const ready = await Keeper.begin(db.url, signal);
        if (ready) await mirror.take(ready);
        if (ready) log.info({ rows: ready.size.length }, 'the public index is in memory');
        await Promise.race([mirror.wanted, aborted]);
        continue;
      }
    } catch (error) {
      if (!signal.aborted) log.warn({ error: String(error) }, 'the index could not be read into memory');
    }
    await pause(LOOK_AGAIN_MS, undefined, { signal, ref: false }).catch(() => {});
  }
  await mirror.letGo();
}
