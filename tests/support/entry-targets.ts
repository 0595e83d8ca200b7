import { systemActor } from '../../src/audit/index.ts';
import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { withdrawEntry } from '../../src/competition/entry/actions/move.ts';
import { giveBackEntry, reopenEntry } from '../../src/competition/entry/actions/reopen.ts';
import { submitEntry } from '../../src/competition/entry/actions/submit.ts';
import { saveSection } from '../../src/competition/entry/actions/write.ts';
import type { EntryId } from '../../src/competition/entry/model/entry.ts';
import type { EntryState } from '../../src/competition/entry/model/states.ts';
import { entryById } from '../../src/competition/entry/queries/entry.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { handedOver, plantEdition, plantEntry } from './entries.ts';
import { plantEvidence } from './evidence.ts';
import { testNow } from './people.ts';
import type { Stage } from './stage.ts';

/** In which state an entry must be for the form or page to have something to do, by the last word of its address. */
export const entryStates: Readonly<Record<string, EntryState>> = {
  'ambil-kembali': 'with_admin',
  kembalikan: 'with_admin',
  kirim: 'with_admin',
  'batal-tarik': 'withdrawn',
  perbaiki: 'withdrawn',
  'tanda-terima': 'submitted',
  'tanda-terima.pdf': 'submitted',
  'usulan.pdf': 'submitted',
  percakapan: 'returned',
  'belum-terkirim': 'submitted',
};

/** An edition of the province that takes entries; a new one, so that no quota or title is in the way. */
export function openEditionOf({ database, places }: Pick<Stage, 'database' | 'places'>): Promise<EditionId> {
  return plantEdition(database.db, places.province);
}

/** Open by every clock of a test. */
const FAR_AWAY = '2099-01-01T00:00:00Z';

let count = 0;
const whole = () => {
  count += 1;
  return { title: `Usulan yang diuji ${count}`, summary: 'Ringkasan.', background: 'Latar belakang.' };
};

/** An entry of Toba's unit in the state that the address wants. */
export async function entryFor(stage: Stage, last: string): Promise<EntryId> {
  const { db } = stage.database;
  const { innovator, local_admin } = stage.people;
  const innovationId = (await stage.record({ content: whole() })) as InnovationId;
  const id = await plantEntry(db, innovator, { editionId: await openEditionOf(stage), innovationId });
  const state = entryStates[last] ?? 'draft';
  if (state === 'draft') return id;
  await handedOver(db, innovator, id);
  if (state === 'with_admin') return id;
  must(await db.transact((tx) => submitEntry(tx, local_admin, { id })));
  if (last === 'percakapan') await opened(stage, id, 'revise');
  if (last === 'belum-terkirim') await neverSent(stage, id);
  if (state === 'withdrawn') must(await db.transact((tx) => withdrawEntry(tx, local_admin, { id })));
  return id;
}

/** Opened again for its people, as the check does. */
async function opened({ database, people }: Stage, id: EntryId, kind: 'correction' | 'revise'): Promise<void> {
  const reopening = {
    entry: { id, state: 'submitted' as const },
    kind,
    until: new Date(FAR_AWAY),
    note: 'Mohon jelaskan.',
  };
  await database.db.transact((tx) => reopenEntry(tx, people.hub_admin, reopening, testNow));
}

/** Opened again, written into, and given back because nobody sent it. */
async function neverSent(stage: Stage, id: EntryId): Promise<void> {
  await opened(stage, id, 'correction');
  const input = { id, section: 'ringkasan', text: 'Belum terkirim.', revision: 1 };
  await stage.database.db.transact(async (tx) => {
    must(await saveSection(tx, stage.people.innovator, input, testNow));
    const entry = await entryById(tx, id);
    if (entry) await giveBackEntry(tx, systemActor, entry, testNow);
  });
}

/** An edition of the province with an entry that has not arrived. */
async function editionWithEntry(stage: Stage): Promise<EditionId> {
  const innovationId = (await stage.record({ content: whole() })) as InnovationId;
  const editionId = await openEditionOf(stage);
  await plantEntry(stage.database.db, stage.people.innovator, { editionId, innovationId });
  return editionId;
}

type Form = Readonly<Record<string, string>>;

/** What a person would type into the forms of an entry, by the route's path. */
export const typedEntry: Readonly<Record<string, (stage: Stage) => Form | Promise<Form>>> = {
  '/kelola/usulan/baru': async (stage) => ({
    edisi: await openEditionOf(stage),
    inovasi: await stage.record({ content: whole() }),
    kelompok: 'umum',
    id: newId(),
  }),
  '/kelola/usulan-massal': async (stage) => ({ tindakan: 'submit', usulan: await entryFor(stage, 'kirim') }),
  '/kelola/usulan-massal/jalankan': async (stage) => ({
    tindakan: 'submit',
    usulan: await entryFor(stage, 'kirim'),
    jalan: newId(),
  }),
  '/kelola/usulan-tertahan/ingatkan': async (stage) => ({ siapa: 'semua', edisi: await editionWithEntry(stage) }),
  '/kelola/usulan/:id/judul': () => ({ judul: 'Judul lain', kelompok: 'umum', revision: '1' }),
  '/kelola/usulan/:id/bagian/:bagian': () => ({ teks: 'Isi lain.', revision: '1' }),
  '/kelola/usulan/:id/bagian/:bagian/isian': () => ({ teks: 'Isi yang diketik.' }),
  '/kelola/usulan/:id/bukti/pasang': async (stage) => ({ bukti: await plantEvidence(stage), tempat: 'latar:sk' }),
  '/kelola/usulan/:id/bukti/unggah': () => ({ judul: 'Berkas', tempat: 'latar:sk' }),
  '/kelola/usulan/:id/bukti/lepas': async (stage) => ({ bukti: await plantEvidence(stage), tempat: 'latar:sk' }),
  '/kelola/usulan/:id/kembalikan': () => ({ catatan: 'Perbaiki.' }),
  '/kelola/usulan/:id/percakapan': () => ({ pesan: 'Bagian mana?' }),
};
