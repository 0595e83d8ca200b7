import { expect } from 'vitest';
import type { CaseId } from '../../src/coaching/casework/model.ts';
import type { Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { type TestDatabase, testDatabase } from './database.ts';
import { carryFacts } from './facts.ts';
import { governmentOf, personWith, testNow, unitIn, withRegions } from './people.ts';
import { Planter } from './registry-records.ts';
import { testServer } from './server.ts';

export type CasePart = 'keeper' | 'admin' | 'hub' | 'coach' | 'next' | 'other' | 'stranger' | 'leader';
type People = Readonly<Record<CasePart, Viewer>>;

/** Those around a case: who keeps the record, who coaches it, and who has no business there. */
async function peopleOf({ db }: TestDatabase) {
  const [deli, toba, province] = await Promise.all(['12.07', '12.12', '12'].map((it) => governmentOf(db, it)));
  const unitId = await unitIn(db, deli as never, 'Dinas Pendidikan');
  const school = await unitIn(db, toba as never, 'SD Toba');
  const who = {} as Record<CasePart, Viewer>;
  const add = async (part: CasePart, name: string, post: object) => {
    who[part] = await personWith(db, name, [post as never]);
  };
  await add('keeper', 'Sari Pengelola', { role: 'innovator', institutionId: deli, unitId });
  await add('admin', 'Hendra Deli', { role: 'local_admin', institutionId: deli });
  await add('hub', 'Ratna Hub', { role: 'hub_admin', institutionId: province });
  await add('coach', 'Yusuf Pendamping', { role: 'coach', institutionId: province });
  await add('next', 'Tiur Pendamping', { role: 'coach', institutionId: province });
  await add('other', 'Lain Pendamping', { role: 'coach', institutionId: province });
  await add('stranger', 'Orang Toba', { role: 'innovator', institutionId: toba, unitId: school });
  await add('leader', 'Pimpinan Deli', { role: 'leader', institutionId: deli });
  return { who: who as People, deli: deli as never, unitId };
}

/** A draft and a published record with the people around their cases, and the ways in which tests ask. */
export async function caseDesk() {
  const database = await testDatabase();
  await withRegions(database.db);
  const { who, deli, unitId } = await peopleOf(database);
  const planter = new Planter(database.db);
  const keepers = [who.keeper.person?.id as never];
  const content = { title: 'Kunjungan rumah', background: 'Sebagian anak berhenti sekolah.' };
  const record = await planter.innovation({ institutionId: deli, unitId, state: 'draft', content, keepers });
  const published = await planter.innovation({ institutionId: deli, content: { title: 'Sudah terbit' }, keepers });
  const server = testServer(database.db);
  const cookies = {} as Record<CasePart, string>;
  for (const part of Object.keys(who) as CasePart[])
    cookies[part] = await server.cookiesOf(who[part].person?.email ?? '');
  return { database, server, who, cookies, record, published };
}

export type CaseDesk = Awaited<ReturnType<typeof caseDesk>>;
type Form = Readonly<Record<string, string>>;
type Many = Readonly<Record<string, readonly string[]>>;

const pairs = (many: Many) =>
  Object.entries(many).flatMap(([name, values]) => values.map((it): [string, string] => [name, it]));

/** How tests of cases ask, each part by its own session. */
export function askingAt(desk: () => CaseDesk) {
  const ask = (path: string, part?: CasePart, form?: Form, many?: Many) => {
    const sent = many ? new URLSearchParams([...Object.entries(form ?? {}), ...pairs(many)]) : form;
    const { server, cookies } = desk();
    return server.ask(path, { ...(part ? { cookies: cookies[part] } : {}), ...(sent ? { form: sent as never } : {}) });
  };
  const text = async (path: string, part?: CasePart) => (await ask(path, part)).text();
  const idOf = (part: CasePart) => desk().who[part].person?.id ?? '';
  const tick = () => carryFacts(desk().database.db, () => testNow);
  const noticed = async (part: CasePart) => {
    const told = await desk().database.db.pool.query<{ kind: string }>(
      `select kind from notice where person_id = $1 and kind like 'coaching.notice.%' order by created_at, id`,
      [idOf(part)],
    );
    return told.rows.map((it) => it.kind);
  };
  const opened = async (part: CasePart, coach: CasePart, id: InnovationId = desk().record): Promise<CaseId> => {
    const form = { id: newId(), inovasi: id, pendamping: idOf(coach), pokok: 'Masalah awal' };
    const answer = await ask('/kelola/pendampingan/baru', part, form);
    expect(answer.status).toBe(303);
    return (answer.headers.get('location') ?? '').split('/').at(-1) as CaseId;
  };
  return { ask, text, idOf, tick, noticed, opened };
}
