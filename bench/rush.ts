// The deadline of an edition: `node --import ./tools/tsx.ts bench/rush.ts [forms] [submissions] [seconds] [kills]`. So many forms keep
// themselves while so many entries come in with three files each, the last third in the last tenth of the time, and the hub is
// killed twice. Build the product first; how to and what was measured stands in bench/README.md.
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Database, openDatabase } from '../src/platform/db.ts';
import { guestUrl } from '../src/platform/postgres/index.ts';
import { quantile } from './load.ts';
import { type Hub, hubAt, type What } from './rush/browser.ts';
import { type Receipt, submit } from './rush/entrants.ts';
import { keep, type OpenForm, openForm, typeOn, typeSentence } from './rush/forms.ts';
import { type Outage, type Product, startHub } from './rush/hub.ts';
import { meter, type Spent } from './rush/meter.ts';
import { newPaper, type Paper, pictures } from './rush/papers.ts';
import { FILES, prepare, type Ready } from './rush/people.ts';
import { prove } from './rush/proof.ts';
import { inTurns } from './rush/turns.ts';

const LAST_TENTH = 0.9;
const BEFORE_IT = 2 / 3;
/** When the hub is killed, as a share of the time: on the way, and in the middle of the last tenth. */
const KILLS = [0.4, 0.95];
/** One submission in so many brings a photo among its files. */
const PHOTO_EACH = 3;
const AUTOSAVES_ALONE = 20;

const seconds = (ms: number) => (ms / 1000).toFixed(1);
const loads = () =>
  `load ${loadavg()
    .map((it) => it.toFixed(1))
    .join(' ')}`;

type Size = { readonly forms: number; readonly submissions: number; readonly ms: number; readonly kills: number };

async function guest(data: string): Promise<Database> {
  const url = await guestUrl(data);
  if (!url) throw new Error('the hub has no database');
  return openDatabase(url, { size: 6, onError: () => {} });
}

/** When each begins, in ms: two thirds evenly until the last tenth, the last third within it. */
function arrivals(count: number, ms: number): readonly number[] {
  const early = Math.round(count * BEFORE_IT);
  return Array.from({ length: count }, (_, at) =>
    at < early
      ? (at / early) * LAST_TENTH * ms
      : (LAST_TENTH + ((at - early) / (count - early)) * (1 - LAST_TENTH)) * ms,
  );
}

type Rush = {
  readonly receipts: readonly Receipt[];
  readonly outages: readonly Outage[];
  readonly failed: readonly string[];
  readonly from: number;
  readonly took: number;
  readonly spent: Spent;
};

type Cast = { readonly entrants: readonly Ready[]; readonly forms: readonly OpenForm[] };

async function rush(product: Product, { entrants, forms }: Cast, { ms, kills }: Size): Promise<Rush> {
  const photos = await pictures();
  const meters = meter(product);
  const from = performance.now();
  const stop = new AbortController();
  const typing = forms.map((it) => typeOn(it, stop.signal));
  const failed: string[] = [];
  const times = arrivals(entrants.length, ms);
  const submitting = entrants.map(async (ready, at) => {
    await pause(times[at] ?? 0);
    const papers: Paper[] = Array.from({ length: FILES }, newPaper);
    const photo = photos[at % photos.length];
    if (at % PHOTO_EACH === 0 && photo) papers[0] = photo;
    return submit(ready, papers).catch((error) => void failed.push(String(error)));
  });
  const killing = KILLS.slice(0, kills).map(async (share, at) => {
    await pause(share * ms);
    return product.kill(at > 0);
  });
  const receipts = (await Promise.all(submitting)).filter((it) => it !== undefined);
  const outages = await Promise.all(killing);
  const took = performance.now() - from;
  const spent = meters.stop();
  stop.abort();
  await Promise.all(typing);
  return { receipts, outages, failed, from, took, spent };
}

const whats: readonly What[] = ['autosave', 'submit', 'upload', 'attach', 'page'];

/** Latencies of what was asked while the hub was up, in the whole and in the last tenth; not of the forms that all end together after it. */
function tellTimes(hub: Hub, { outages, from, took }: Rush, ms: number): void {
  const wasUp = (at: number) => !outages.some((it) => at >= it.from && at <= it.to);
  const up = hub.samples.filter((it) => it.at >= from && it.at <= from + took && wasUp(it.at));
  console.log('| what | answers | p50 ms | p95 ms | p99 ms | most ms | p99 ms from the last tenth on |');
  console.log('|---|---:|---:|---:|---:|---:|---:|');
  for (const what of whats) {
    const own = up.filter((it) => it.what === what);
    const sorted = (list: typeof own) => list.map((it) => it.ms).sort((a, b) => a - b);
    const [all, last] = [sorted(own), sorted(own.filter((it) => it.at >= from + LAST_TENTH * ms))];
    const figures = [
      quantile(all, 0.5),
      quantile(all, 0.95),
      quantile(all, 0.99),
      all.at(-1) ?? 0,
      quantile(last, 0.99),
    ];
    console.log(`| ${[what, all.length, ...figures.map((it) => it.toFixed(0))].join(' | ')} |`);
  }
}

/** Median of an autosave by a single form with nothing else going on: what the rush is held against. */
async function alone(hub: Hub, form: OpenForm): Promise<number> {
  const before = hub.samples.length;
  for (let at = 0; at < AUTOSAVES_ALONE; at += 1) {
    typeSentence(form);
    await keep(form);
  }
  return quantile(
    hub.samples
      .slice(before)
      .map((it) => it.ms)
      .sort((a, b) => a - b),
    0.5,
  );
}

async function bench(product: Product, size: Size): Promise<void> {
  const { forms, submissions, ms } = size;
  const { data } = product;
  const hub = hubAt(product.port);
  const planting = await guest(data);
  const { editionId, entries } = await prepare(planting, hub, forms + submissions);
  await planting.pool.query('vacuum analyze');
  await planting.close();
  const open = await inTurns(entries.slice(0, forms), 4, openForm);
  const [first] = open;
  if (first) console.log(`an autosave alone: ${(await alone(hub, first)).toFixed(1)} ms`);
  console.log(`${entries.length} entries, ${open.length} forms open; ${loads()}`);
  const course = await rush(product, { entrants: entries.slice(forms), forms: open }, size);
  console.log(`${submissions} submissions took ${seconds(course.took)} s; ${loads()}\n`);
  tellTimes(hub, course, ms);
  tellCourse(hub, course);
  const db = await guest(data);
  const proof = await prove({ db, hub, data, editionId, receipts: course.receipts, forms: open });
  for (const [what, figure] of Object.entries(proof)) console.log(`- ${what}: ${figure}`);
  await db.close();
}

function tellCourse(hub: Hub, { outages, failed, spent, receipts }: Rush): void {
  const each = (ms: number) => (ms / receipts.length).toFixed(0);
  console.log(
    `\n- CPU: program ${seconds(spent.web)} s (${each(spent.web)} ms a submission), PostgreSQL ${seconds(spent.postgres)} s (${each(spent.postgres)})`,
  );
  for (const it of outages) console.log(`- killed (${it.with}): answered again after ${seconds(it.to - it.from)} s`);
  console.log(`- requests without an answer: ${hub.lost}; faults: ${hub.faults}; given up: ${failed.length}`);
  for (const it of new Set(failed)) console.log(`  - ${it}`);
}

const [forms = '1500', submissions = '3000', time = '600', kills = '2'] = process.argv.slice(2);
const data = mkdtempSync(join(tmpdir(), 'tuntas-bench-rush-'));
const product = await startHub(data);
try {
  const size = {
    forms: Number(forms),
    submissions: Number(submissions),
    ms: Number(time) * 1000,
    kills: Number(kills),
  };
  await bench(product, size);
} finally {
  await product.stop();
  if (process.env.RUSH_KEEP) console.log(data);
  else rmSync(data, { recursive: true, force: true });
}
process.exit(0);
