import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demoPeople, type Role, type Viewer, viewerOfPerson } from '#identity/index.ts';
import { identityManifest } from '#identity/manifest.ts';
import type { HomeSection } from '#platform/capability.ts';
import { silentLog } from '#platform/log.ts';
import { type TestDatabase, testDatabase } from '../../tests/support/database.ts';
import { testConfig } from '../../tests/support/people.ts';
import { registryHome } from './home.ts';
import { registryInvariants } from './invariants.ts';
import { tellReturned, tellSubmitted } from './notices.ts';
import { seedRecords } from './seed.ts';

const now = new Date('2026-11-24T03:00:00Z');
const config = testConfig;
let test: TestDatabase;

async function viewer(key: string, role: Role): Promise<Viewer> {
  const id = (await demoPeople(test.db.conn)).get(key);
  const found = id ? await viewerOfPerson(test.db.conn, id, role) : null;
  if (!found) throw new Error(`no ${key}`);
  return found;
}

async function owed(
  who: Viewer,
  kind: HomeSection['kind'],
): Promise<readonly (readonly [string, number | undefined])[]> {
  const sections = await registryHome(test.db.conn, who);
  return sections.filter((it) => it.kind === kind).flatMap((it) => it.items.map((item) => [item.text, item.count]));
}

beforeAll(async () => {
  test = await testDatabase();
  const context = { db: test.db, config, now, baseUrl: 'http://localhost:3000', progress: () => {} };
  const identity = identityManifest({});
  await identity.seed?.(context);
  await identity.seedDemo?.(context);
  await seedRecords(context);
});

afterAll(() => test.close());

describe('the figures of those who lead and plan', () => {
  it('tell a leader what the institution has in the making', async () => {
    expect(await owed(await viewer('pimpinan.toba', 'leader'), 'figures')).toEqual([['Konsep yang belum dikirim', 1]]);
  });

  it('tell a planner of the province what everyone may read of it', async () => {
    expect(await owed(await viewer('perencana', 'planner'), 'figures')).toEqual([
      ['Inovasi terbit di seluruh provinsi', 1],
    ]);
  });
});

describe('the demonstration', () => {
  it('shows a record in each state, and the model case with both awards', async () => {
    const states = await test.db.pool.query(
      'select state, count(*)::int as n from innovation group by state order by state',
    );
    expect(states.rows).toEqual([
      { state: 'draft', n: 1 },
      { state: 'published', n: 1 },
      { state: 'returned', n: 1 },
      { state: 'with_admin', n: 1 },
    ]);
    const awards = await test.db.pool.query(
      'select level_text, year, year_certain from innovation_award order by year',
    );
    expect(awards.rows).toEqual([
      { level_text: 'Top 45', year: 2022, year_certain: false },
      { level_text: 'Top 45', year: 2023, year_certain: false },
    ]);
  });

  it('breaks no invariant', async () => {
    expect(await registryInvariants(test.db.conn)).toEqual([]);
  });

  it('notices a record that the search table has lost', async () => {
    const gone = await test.db.pool.query<{ innovation_id: string }>(
      `delete from search_doc where kind = 'innovation' and is_public returning innovation_id`,
    );
    const found = await registryInvariants(test.db.conn);
    expect(found).toEqual([
      { name: 'registry.search_knows_every_record', subject: gone.rows[0]?.innovation_id, detail: 'published' },
    ]);
  });
});

describe('the home page', () => {
  it('tells a writer what came back', async () => {
    expect(await owed(await viewer('inovator.pendidikan', 'innovator'), 'mine')).toEqual([
      ['Dikembalikan untuk diperbaiki', 1],
      ['Sudah terbit, data belum lengkap', 1],
    ]);
  });

  it('tells a writer what waits for the admin', async () => {
    expect(await owed(await viewer('inovator.sekolah', 'innovator'), 'others')).toEqual([
      ['Menunggu keputusan admin', 1],
    ]);
  });

  it('tells an admin what waits for a decision', async () => {
    expect(await owed(await viewer('admin.deliserdang', 'local_admin'), 'mine')).toEqual([
      ['Menunggu keputusan admin', 1],
      ['Sudah terbit, data belum lengkap', 1],
    ]);
  });

  it('tells the hub how many governments have no record yet', async () => {
    expect(await owed(await viewer('admin.hub', 'hub_admin'), 'others')).toEqual([
      ['Konsep yang belum dikirim', 1],
      ['Dikembalikan untuk diperbaiki', 1],
      ['Kabupaten/kota yang belum memiliki catatan inovasi', 31],
    ]);
  });
});

describe('notices', () => {
  const context = () => ({ db: test.db, config, log: silentLog, baseUrl: 'http://hub.example', now });
  const facts = async (name: string) =>
    (await test.db.pool.query('select payload from outbox_fact where name = $1 order by at, id', [name])).rows;

  it('tell the deciders once, however often the job runs', async () => {
    const all = await facts('registry.innovation_submitted');
    for (const fact of [...all, ...all]) await tellSubmitted(fact.payload, context());
    const told = await test.db.pool.query(
      `select p.email, count(*)::int as n from notice n join person p on p.id = n.person_id
       where n.kind = 'registry.notice.submitted' group by p.email`,
    );
    expect(told.rows).toEqual([{ email: 'admin.deliserdang@contoh.example', n: 2 }]);
  });

  it('reach a keeper by mail with a link, unless the kind was turned off', async () => {
    const [fact] = await facts('registry.innovation_returned');
    await tellReturned(fact.payload, context());
    const mails = await test.db.pool.query(
      `select recipient, subject, body_text from mail_message where recipient = 'inovator.pendidikan@contoh.example'`,
    );
    expect(mails.rows).toHaveLength(1);
    expect(mails.rows[0].subject).toBe(
      'Contoh: Kunjungan rumah bagi anak yang berhenti sekolah (Pemerintah Kabupaten Deli Serdang) dikembalikan dengan catatan perbaikan',
    );
    expect(mails.rows[0].body_text).toContain(`http://hub.example/kelola/inovasi/${fact.payload.innovationId}`);
    const person = await viewer('inovator.pendidikan', 'innovator');
    await test.db.pool.query(
      `insert into notice_setting (person_id, kind, delivery) values ($1, 'registry.notice.returned', 'never')`,
      [person.person?.id],
    );
    await tellReturned(fact.payload, { ...context(), now: new Date('2026-11-25T03:00:00Z') });
    const later = await test.db.pool.query(
      `select (select count(*)::int from mail_message where recipient = 'inovator.pendidikan@contoh.example') as mails,
        (select count(*)::int from notice where kind = 'registry.notice.returned') as notices`,
    );
    expect(later.rows).toEqual([{ mails: 1, notices: 2 }]);
  });
});
