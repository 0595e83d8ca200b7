import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { allJobs } from '../../src/app/worker.ts';
import { nobody, type Viewer } from '../../src/identity/index.ts';
import { silentLog } from '../../src/platform/log.ts';
import { newPublicCode } from '../../src/platform/public-code.ts';
import { countQueries } from '../support/database.ts';
import { carryFacts } from '../support/facts.ts';
import { testConfig, testNow } from '../support/people.ts';
import { HERE } from '../support/server.ts';
import { raiseStage, type Stage } from '../support/stage.ts';
import { type Cast, castOf, type Decided, type Running, sidesOf, type Visitor, visitors } from './edition-cast.ts';
import { comparison, type Seen } from './edition-compare.ts';
import { decide } from './edition-deeds.ts';
import { channels, NOBODY, pathsFor, unknownPaths } from './edition-paths.ts';
import { type Secret, secretsOf } from './edition-secrets.ts';
import { runEdition } from './edition-world.ts';
import { isOn, saidIn, walk } from './leak-search.ts';

// Two editions in the middle of their course, of the hub and of a regency: what jurors wrote, who they are, whose a blind entry
// is, and what is decided under embargo, looked for as everybody else in every answer, mail and notice.

let stage: Stage;
let cast: Cast;
let running: readonly Running[];
let secrets: readonly Secret[];
let changes: ReturnType<typeof comparison>;
let whole: readonly (Running & Decided)[];
const before = new Map<string, Seen>();
const soughtBefore = new Map<string, Seen>();

const LINKS_AT_MOST = 10;
/** Who has nothing to do with the running of an edition: to them nothing may look another way once it is decided. */
const onlookers = visitors.filter((it) => !['hub_admin', 'secretariat', 'other_admin', 'clerk'].includes(it));
/** What one may ask for before anything is there: ids and a code that nothing has. */
const undecided: Decided = { batchId: NOBODY, certificateId: NOBODY, fileId: NOBODY, code: newPublicCode() };

beforeAll(async () => {
  stage = await raiseStage({ size: 2 });
  cast = await castOf(stage);
  const { db } = stage.database;
  const sides = await sidesOf(stage, cast);
  running = [await runEdition(stage, sides[0]), await runEdition(stage, sides[1])];
  await settle();
  const open = running.map((it) => ({ ...it, ...undecided }));
  // The hub has its key from when it first says who it is, and knows from then on what it is called.
  for (const path of ['/.well-known/tuntas', '/jaringan']) await look('anonymous', path);
  for (const who of onlookers) {
    // A token notes when it was last used.
    await look(who, '/api/v1/openapi.json');
    for (const path of pathsFor(viewerOf(who), open, { upper: true })) await keep(before, who, path);
  }
  for (const path of throughAll(open)) await look('anonymous', path);
  for (const who of curious) for (const path of throughAll(open)) await keep(soughtBefore, who, path);
  whole = [
    { ...open[0]!, ...(await decide(db, open[0]!)) },
    { ...open[1]!, ...(await decide(db, open[1]!)) },
  ];
  await settle();
  secrets = whole.flatMap(secretsOf);
  changes = comparison([undecided, ...whole]);
}, 900_000);
afterAll(() => stage.database.close());

/** Everybody may ask everywhere; these do in every way, and what belongs to each. */
const curious = ['anonymous', 'innovator', 'elsewhere', 'juror'] as const;
const throughAll = (all: readonly (Running & Decided)[]) => Object.values(channels).flatMap((it) => all.flatMap(it));
const keep = async (kept: Map<string, Seen>, who: Visitor, path: string) =>
  kept.set(`${who} ${path}`, await look(who, path));

const viewerOf = (who: Visitor): Viewer => (who === 'anonymous' ? nobody : cast.people[who]);

/** What the house tells by itself: facts carried, everything queued done, and what comes by the clock. */
async function settle(): Promise<void> {
  const { db } = stage.database;
  const isOurs = (name: string) => /^(?:competition|evaluation|notification)\./.test(name);
  await carryFacts(db, () => testNow, isOurs);
  const shop = { db, config: testConfig, log: silentLog, baseUrl: HERE, now: testNow };
  for (const job of allJobs()) if (job.cron && isOurs(job.name)) await job.run({}, shop);
  await carryFacts(db, () => testNow, isOurs);
}

async function look(who: Visitor, path: string): Promise<Seen> {
  const cookies = cast.cookiesOf(who);
  const asked = path.startsWith('/api/v1/') ? { headers: cast.bearerOf(who) } : { cookies };
  const { queries, value } = await countQueries(stage.database.db, () => stage.server.ask(path, asked));
  return { page: `${value.status}\n${await saidIn(value, cookies)}`, queries };
}

type Finding = { readonly who: Visitor; readonly path: string; readonly secret: string };

/** What stands in a text that this visitor must not read. */
function foundIn(text: string, who: Visitor, path: string): readonly Finding[] {
  const hidden = secrets.filter((it) => !it.readers.includes(who));
  const found = hidden.filter((it) => it.words.some((word) => isOn(text, path, word)));
  return found.map((it) => ({ who, path, secret: it.name }));
}

describe('nobody finds what is not theirs in a running edition', () => {
  test.each(visitors)('as %s', { timeout: 120_000 }, async (who) => {
    const found: Finding[] = [];
    const near = !(curious as readonly Visitor[]).includes(who);
    const visited = await walk(pathsFor(viewerOf(who), whole, { near }), LINKS_AT_MOST, async (path) => {
      const seen = await look(who, path);
      after.set(`${who} ${path}`, seen);
      found.push(...foundIn(seen.page, who, path));
      return seen.page;
    });
    expect(visited).toBeGreaterThan(100);
    expect(found).toEqual([]);
    expect(stage.server.faults).toEqual([]);
  });
});

const after = new Map<string, Seen>();

test('and there is something to find: who may read it, does', () => {
  const everything = secrets.flatMap((it) => it.readers.map((who) => ({ ...it, who })));
  const seenBy = Map.groupBy(after, ([key]) => key.split(' ')[0]);
  const unseen = everything.filter(
    ({ words, who }) => !seenBy.get(who)?.some(([key, { page }]) => words.some((word) => isOn(page, key, word))),
  );
  expect(unseen.map((it) => `${it.who}: ${it.name}`)).toEqual([]);
});

test('a blind juror reads nothing of whose the entry is, wherever its text or its sheet stands', () => {
  const readings = [...after].filter(([key, { page }]) => isBlind(key) && whole.some((it) => tellsOf(it, page)));
  const known = readings.flatMap(([key, { page }]) =>
    whole.flatMap((it) =>
      namesIn(it)
        .filter((name) => page.includes(name))
        .map((name) => `${key}: ${name}`),
    ),
  );
  expect(new Set(readings.map(([key]) => key.split(' ')[0]))).toEqual(new Set(blindJurors));
  expect(known).toEqual([]);
  const organisers = [...after].filter(([key]) => key.startsWith('secretariat '));
  const all = organisers.map(([, { page }]) => page).join('');
  expect(namesIn(whole[0]!).filter((name) => !all.includes(name))).toEqual([]);
});

const blindJurors = ['juror', 'idle_juror', 'tied_juror', 'far_juror'];
const isBlind = (key: string) => blindJurors.some((it) => key.startsWith(`${it} `));
/** By its text, its sheets or its round. */
const tellsOf = ({ sides, sheets, roundId }: Running, page: string) =>
  [`rahasiaisi${sides.name}`, ...sheets, roundId].some((it) => page.includes(it));

/** By what one would know who entered: office, region, who is named, wrote and leads, and what the file tells of itself. */
function namesIn({ sides }: Running): readonly string[] {
  const { name, writer, admin } = sides;
  const offices =
    name === 'satu' ? ['Dinas Pendidikan Toba', 'Kabupaten Toba', 'Toba'] : ['Dinas Kesehatan Deli Serdang'];
  const people = [writer.person.name, admin.person.name, name === 'satu' ? stage.people.leader.person.name : ''];
  const told = ['penggagas', 'namaberkas', 'penulis', 'judulberkas', 'surat'].map((it) => `rahasia${it}${name}`);
  return [...offices, ...people, ...told].filter((it) => it !== '');
}

test('no mail and no notice tells anybody what is not theirs', async () => {
  const { pool } = stage.database.db;
  const mails = await pool.query<{ to: string; said: string }>(
    `select recipient as to, concat_ws(' ', subject, body_text, body_html) as said from mail_message`,
  );
  const notices = await pool.query<{ to: string; said: string }>(
    'select p.email as to, row_to_json(n)::text as said from notice n join person p on p.id = n.person_id',
  );
  const told = [...mails.rows, ...notices.rows];
  const found = visitors.flatMap((who) => {
    const address = viewerOf(who).person?.email;
    return told.filter((it) => it.to === address).flatMap((it) => foundIn(it.said, who, 'mail'));
  });
  expect(mails.rows.length).toBeGreaterThan(5);
  expect(notices.rows.length).toBeGreaterThan(10);
  expect(found).toEqual([]);
});

/** Whoever runs the system reads in the log that minutes were signed and certificates made; never of whom. */
const toldInLog = ['system_admin /catatan: words', 'system_admin /catatan/unduh.json: words'];

test('what is decided under embargo changes nothing for anybody else: no word, no status, no statement', () => {
  expect(before.size).toBeGreaterThan(1000);
  expect(changes.between(before, after)).toEqual(toldInLog);
  expect(changes.missing(before, after)).toEqual([]);
});

test.each(Object.entries(channels))('an embargoed result is not found through %s', async (_way, through) => {
  const now = new Map<string, Seen>();
  for (const who of curious) for (const path of whole.flatMap(through)) await keep(now, who, path);
  expect(changes.between(soughtBefore, now)).toEqual([]);
  expect(now.size).toBeGreaterThan(10);
});

/** What everybody may read of an edition and of records. */
const open = /^\/(?:inovasi|api\/v1\/innovations|kompetisi)\//;

test.each([
  ['elsewhere', 0, []],
  ['innovator', 1, []],
  ['idle_juror', 0, ['/penilaian/putaran/id/keahlian', '/penilaian/putaran/id']],
] as const)(
  '%s who guesses ids of an edition gets what one gets for an id that nothing has',
  async (who, which, own) => {
    const theirs = whole[which]!;
    const asked = pathsFor(viewerOf(who), [theirs]).filter((path) => path.search(ID) >= 0 && !open.test(path));
    const different: string[] = [];
    for (const path of asked) {
      const nothing = await look(who, path.replaceAll(ID, NOBODY).replaceAll(theirs.code, undecided.code));
      const something = after.get(`${who} ${path}`) ?? (await look(who, path));
      if (nothing.page.startsWith('404') && changes.plain(nothing.page) !== changes.plain(something.page))
        different.push(path);
    }
    expect(asked.length).toBeGreaterThan(50);
    expect(different.map(changes.plain)).toEqual(own);
  },
);

const ID = /[0-9a-f]{8}-[0-9a-f-]{27}/g;

// Those who may know most of an edition: who runs it, who enters it, who judges it. So the others need not try them all.
test.each([
  ['hub_admin', 0],
  ['innovator', 0],
  ['juror', 0],
  ['clerk', 1],
  ['elsewhere', 1],
] as const)('%s comes to nothing by any id of an edition in rooms that know none', async (who, which) => {
  const asked = unknownPaths(viewerOf(who), whole[which]!);
  const led: string[] = [];
  for (const path of asked) if (!(await look(who, path)).page.startsWith('404')) led.push(changes.plain(path));
  expect(asked.length).toBeGreaterThan(200);
  expect(led).toEqual([]);
});

test('a juror who is tied finds neither the entry nor its sheet', async () => {
  const { roundId, sheets, entries } = whole[0]!;
  const of = (no: number) => [`/penilaian/lembar/${sheets[no]}`, `/penilaian/lembar/${sheets[no]}/lampiran/1`];
  const answers = async (who: Visitor, paths: readonly string[]) =>
    Promise.all(paths.map(async (path) => Number((await look(who, path)).page.slice(0, 3))));
  expect(await answers('juror', of(1))).toEqual([200, 200]);
  expect(await answers('tied_juror', [...of(2), ...of(1), `/kelola/usulan/${entries[0]}`])).toEqual(Array(5).fill(404));
  const seat = (await look('tied_juror', `/penilaian/putaran/${roundId}`)).page;
  expect([seat.includes('Sumur bersih'), seat.includes('Antrean ramah')]).toEqual([true, false]);
});

describe('a leak', () => {
  test('is told: a word, a mark and a name in the wrong hands', () => {
    const leaks = ['… rahasiaalasansatu …', '"mark": 57.43', '<td>61,37</td>', 'Juri rahasiajuridua'];
    expect(leaks.map((text) => foundIn(text, 'coach', '/').map((it) => it.secret))).toEqual([
      ['alasan of satu'],
      ['mark of the juror of dua'],
      ['mark of the juror of satu'],
      ['juri of dua'],
    ]);
    expect(foundIn('rahasiaalasansatu', 'secretariat', '/')).toEqual([]);
  });

  test('of an outcome is told: with the embargo lifted, the public pages are others than before', async () => {
    const { editionId, entries } = whole[0]!;
    await stage.database.db.pool.query(
      `with kept as (insert into edition_revision (edition_id, no, kind, document, saved_by, saved_at)
         select edition_id, 2, 'changed', jsonb_set(document, '{privacy,embargo}', 'false'), saved_by, saved_at
         from edition_revision where edition_id = $1)
       update edition set revision = 2 where id = $1`,
      [editionId],
    );
    const paths = [`/kompetisi/${editionId}/hasil`, `/kompetisi/${editionId}/usulan/${entries[0]}`];
    const now = new Map<string, Seen>();
    for (const path of paths) await keep(now, 'anonymous', path);
    expect(changes.between(before, now)).toEqual(paths.map((path) => `anonymous ${path}: words`));
  });
});
