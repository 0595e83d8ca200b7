import { afterAll, beforeAll, expect, test } from 'vitest';
import { capabilities } from '../../src/app/capabilities.ts';
import { nobody } from '../../src/identity/index.ts';
import { plantCertificateTarget } from '../support/certificates.ts';
import { countQueries } from '../support/database.ts';
import { plantOrganised } from '../support/editions.ts';
import { entryFor } from '../support/entry-targets.ts';
import { plantEvidence } from '../support/evidence.ts';
import { plantSheet } from '../support/instruments.ts';
import { plantAcross, plantHarvest, plantNetworkRecord, plantPair } from '../support/network-peers.ts';
import { type Part, raiseStage, type Stage } from '../support/stage.ts';
import { plantFailed, plantHook } from '../support/webhooks.ts';
import { clinicTarget } from './clinics.ts';
import { plantScoring } from './evaluation.ts';
import { plantObjected } from './objections.ts';
import { wholeContent } from './planted.ts';
import { replicationTarget } from './replications.ts';
import { targetOf } from './targets.ts';

// A page asks the database as often for three rows as for one: no query stands in a loop.

let stage: Stage;
beforeAll(async () => {
  stage = await raiseStage({ size: 2 });
});
afterAll(() => stage.database.close());

/** Read in batches of some hundred rows, and longer with every deed of this test. */
const LOG_FILE = '/catatan/:berkas';
const gets = capabilities
  .flatMap((it) => it.routes)
  .filter((it) => it.method === 'get' && !it.path.startsWith(LOG_FILE));
const readers = ['anonymous', 'innovator', 'local_admin', 'hub_admin', 'system_admin'] as const;

/** One more of everything that a list may show. */
async function plantOneOfEach(): Promise<void> {
  const impact = [
    { indicator: 'waktu', unit: 'hari', before: 9, after: 2, better: 'lower', source: 'a', date: null, story: '' },
  ];
  const content = { ...wholeContent, impact } as typeof wholeContent;
  const awards = [{ level_text: 'Top 45', year: 2021 }];
  for (const state of ['draft', 'with_admin', 'returned', 'published', 'archived'] as const)
    await stage.record({ state, content, awards });
  await stage.record({ state: 'published', content, working: content, workingState: 'with_admin' });
  for (const state of ['open', 'being_solved', 'solved', 'dropped'] as const) await stage.problem(state);
  await plantOrganised(stage, 'open');
  await plantOrganised(stage, 'draft', 'hub_admin');
  await plantEvidence(stage, { usedBy: await stage.record({ state: 'published', content }), isPublic: true });
  await plantFailed(stage.database.db, (await plantHook(stage.database.db, stage.people.hub_admin)).id);
  for (const last of ['periksa', 'kirim', 'tanda-terima', 'perbaiki', 'percakapan', 'belum-terkirim'])
    await entryFor(stage, last);
  for (const path of ['/kelola/sertifikat/:id', '/kelola/sertifikat/daftar/:id/buang'])
    await plantCertificateTarget(stage, path);
  await plantScoring(stage, '');
  await plantSheet(stage, 'judged');
  await plantObjected(stage);
  await clinicTarget(stage);
  await replicationTarget(stage, '/kelola/replikasi/:id');
  await plantHarvest(stage);
  await plantNetworkRecord(stage);
  await plantAcross(stage);
  await plantPair(stage);
  await stage.newcomer();
  await stage.invitation();
  await stage.emptyUnit();
}

/** The log grows with all that is planted, and as a file it is read 500 rows at a time. */
const isLogFile = (path: string): boolean => path.startsWith('/catatan/:berkas');

/** Whom the guard sends away is answered before anything is asked. */
function isLetIn(reader: Part, pattern: string): boolean {
  const route = gets.find((it) => it.path === pattern);
  return route?.guard.admits(reader === 'anonymous' ? nobody : stage.people[reader]) === 'yes';
}

type Counts = Readonly<Record<string, number>>;

/**
 * Queries of each page for each reader, after a first visit that may fill what is kept in memory. Where the first already asks as often as
 * was known, a second would ask no more; of pages that were not shown before nothing is asked.
 */
async function counts(targets: ReadonlyMap<string, string>, known?: Counts): Promise<Counts> {
  const found: Record<string, number> = {};
  for (const reader of readers) {
    for (const [pattern, path] of targets) {
      const page = `${reader} ${pattern}`;
      if (!isLetIn(reader, pattern) || (known && !(page in known))) continue;
      const queries = await askedFor(reader, path, known?.[page]);
      if (queries !== null) found[page] = queries;
    }
  }
  return found;
}

/** Null where the page is not shown. */
async function askedFor(reader: Part, path: string, known: number | undefined): Promise<number | null> {
  const visit = () =>
    countQueries(stage.database.db, () => stage.server.ask(path, { cookies: stage.cookiesOf(reader) }));
  const first = await visit();
  if (first.value.status !== 200) return null;
  return first.queries === known ? known : (await visit()).queries;
}

test('every page asks as often for three rows as for one', { timeout: 900_000 }, async () => {
  const targets = new Map<string, string>();
  for (const route of gets.filter((it) => !isLogFile(it.path))) targets.set(route.path, await targetOf(stage, route));
  await plantOneOfEach();
  const one = await counts(targets);
  expect(Object.keys(one).length).toBeGreaterThan(100);
  await plantOneOfEach();
  await plantOneOfEach();
  const three = await counts(targets, one);
  // The log's own file comes in batches, and every visit here adds to the log.
  const grown = Object.keys(one).filter((page) => three[page] !== one[page] && !page.includes('/catatan/:berkas'));
  expect(grown.map((page) => `${page}: ${one[page]} → ${three[page]}`)).toEqual([]);
});

test('a query in a loop is told', async () => {
  const { pool } = stage.database.db;
  const inLoop = (rows: number) =>
    countQueries(stage.database.db, async () => {
      for (let row = 0; row < rows; row += 1) await pool.query('select 1');
    });
  expect((await inLoop(1)).queries).toBe(1);
  expect((await inLoop(3)).queries).toBe(3);
});
