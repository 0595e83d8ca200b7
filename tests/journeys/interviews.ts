import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beginEdition } from '../../src/competition/edition/actions/write.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { type EditionDocument, editionPresetOf } from '../../src/competition/index.ts';
import { type InstitutionId, type UnitId, viewerOfPerson } from '../../src/identity/index.ts';
import { type Database, openDatabase } from '../../src/platform/db.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { plantSubmitted } from '../support/submitted.ts';
import type { Product } from './product.ts';

const SOCKET_LINE = 4;

/** The database of a running product, by the socket that its server wrote down. */
export function databaseOf({ data }: Product): Database {
  const socket = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n')[SOCKET_LINE] ?? '';
  const url = new URL('postgresql://tuntas@localhost:5432/tuntas');
  url.searchParams.set('host', socket);
  return openDatabase(url.href, { size: 2, onError: () => {} });
}

type Home = { readonly institutionId: InstitutionId; readonly unitId: UnitId | null };

export async function homeOf(db: Database, email: string): Promise<Home & { readonly personId: string }> {
  const found = await db.pool.query<Home & { personId: string }>(
    `select p.id as "personId", m.institution_id as "institutionId", m.unit_id as "unitId"
      from person p join membership m on m.person_id = p.id where p.email = $1 and m.ended_at is null limit 1`,
    [email],
  );
  const row = found.rows[0];
  if (!row) throw new Error(`nobody is called ${email}`);
  return row;
}

/** The starter with a stage of field visits; as a draft it owes no dates. */
function documentOf(): EditionDocument {
  const preset = editionPresetOf('regency-starter');
  if (!preset) throw new Error('no starter');
  const unset = { opens: null, closes: null, note: '', note_en: '', source: '' };
  const field = { kind: 'field_verification' as const, ...unset, settings: { panelists: 1, evaluators: 1 } };
  const stages = preset.document.stages.filter((it) => it.kind !== 'field_verification');
  return { ...preset.document, title: 'Kompetisi perjalanan', stages: [...stages, field] };
}

/** An edition of the province with an interview and field visits, and entries of Deli Serdang and Toba that were submitted to it. */
export async function plantFinalists(
  hub: Product,
  titles: { readonly deli: string; readonly toba: readonly string[] },
) {
  const db = databaseOf(hub);
  try {
    const secretary = await homeOf(db, 'sekretariat@contoh.example');
    const who = await viewerOfPerson(db.conn, secretary.personId as never, 'secretariat');
    if (!who) throw new Error('no secretary');
    const editionId = newId<'EditionId'>() as EditionId;
    const document = documentOf();
    must(await db.transact((tx) => beginEdition(tx, who, { id: editionId, document }, new Date())));
    const of = { editionId, organiserId: secretary.institutionId };
    const deli = await homeOf(db, 'inovator.pendidikan@contoh.example');
    const toba = await homeOf(db, 'inovator.puskesmas@contoh.example');
    await plantSubmitted(db, { ...of, ...deli, title: titles.deli });
    for (const title of titles.toba) await plantSubmitted(db, { ...of, ...toba, title });
    return editionId;
  } finally {
    await db.close();
  }
}
