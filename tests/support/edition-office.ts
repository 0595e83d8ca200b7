import { expect } from 'vitest';
import { publishEdition } from '../../src/competition/edition/actions/move.ts';
import { beginEdition, saveEdition } from '../../src/competition/edition/actions/write.ts';
import type { EditionDocument } from '../../src/competition/edition/model/document.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { editionById } from '../../src/competition/edition/queries/editions.ts';
import type { InstitutionId, Role, Viewer } from '../../src/identity/index.ts';
import type { Database } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { testDatabase } from './database.ts';
import { datedPreset } from './editions.ts';
import { governmentOf, personWith, withRegions } from './people.ts';

export const now = new Date('2026-03-10T03:00:00Z');
export const whole = datedPreset('regency-starter');

/** The province that organises editions, and the people of it and of Toba. */
export async function editionOffice() {
  const database = await testDatabase();
  await withRegions(database.db);
  const [province, toba] = [await governmentOf(database.db, '12'), await governmentOf(database.db, '12.12')];
  const posts: [string, Role, InstitutionId][] = [
    ['hub', 'hub_admin', province],
    ['secretary', 'secretariat', province],
    ['toba', 'local_admin', toba],
    ['coach', 'coach', toba],
  ];
  const people = new Map<string, Viewer>();
  for (const [name, role, institutionId] of posts)
    people.set(name, await personWith(database.db, `Orang ${name}`, [{ role, institutionId }]));
  return {
    db: database.db,
    province,
    who: (name: string) => people.get(name) as Viewer,
    close: () => database.close(),
  };
}
export type EditionOffice = Awaited<ReturnType<typeof editionOffice>>;

/** What the office does with an edition; where it stands is asked when it is done. */
export function editionDeeds(office: () => EditionOffice) {
  const who = (name: string) => office().who(name);
  const write: Database['transact'] = (work) => office().db.transact(work);
  const known = async (id: EditionId) => (await editionById(office().db.conn, id))!;

  async function begun(document: EditionDocument = whole, name = 'hub'): Promise<EditionId> {
    const id = newId<'EditionId'>();
    expect(await write((tx) => beginEdition(tx, who(name), { id, document }, now))).toEqual({ ok: true, value: id });
    return id;
  }

  async function published(document: EditionDocument = whole): Promise<EditionId> {
    const id = await begun(document);
    expect(await write((tx) => publishEdition(tx, who('hub'), { id, revision: 1 }, now))).toMatchObject({ ok: true });
    return id;
  }

  async function edited(id: EditionId, document: EditionDocument, given: { reason?: string; revision?: number } = {}) {
    const revision = given.revision ?? (await known(id)).revision;
    const input = { id, revision, document, reason: given.reason ?? '' };
    return write((tx) => saveEdition(tx, who('hub'), input, now));
  }

  return { begun, edited, known, published, who, write };
}

/** What is written down of an edition beside it. */
export function editionTraces(office: () => EditionOffice) {
  async function auditOf(id: EditionId): Promise<string[]> {
    const found = await office().db.pool.query('select event from audit_event where subject_id = $1 order by id', [id]);
    return found.rows.map((row: { event: string }) => row.event);
  }

  async function factsOf(id: EditionId): Promise<unknown[]> {
    const found = await office().db.pool.query(
      `select name, payload from outbox_fact where payload ->> 'editionId' = $1 order by at, id`,
      [id],
    );
    return found.rows;
  }

  return { auditOf, factsOf };
}

export const refusedBy = (why: string) => ({ ok: false, why });
