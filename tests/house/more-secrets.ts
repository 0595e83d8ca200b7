import { returnEntry } from '../../src/competition/entry/actions/move.ts';
import { saveSection } from '../../src/competition/entry/actions/write.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { confirmErasure } from '../../src/registry/erasure/actions/erase.ts';
import { requestErasure } from '../../src/registry/erasure/actions/request.ts';
import { offerKeeping } from '../../src/registry/handover/actions/offer.ts';
import type { InnovationId } from '../../src/registry/index.ts';
import { plantCertificates, plantEdition, recipient } from '../support/certificates.ts';
import { handedOver, plantEntry } from '../support/entries.ts';
import { openEditionOf } from '../support/entry-targets.ts';
import { testNow } from '../support/people.ts';
import type { Stage } from '../support/stage.ts';
import { BAIT, type Planted } from './bait.ts';
import { wholeContent } from './planted.ts';

/** What the innovator wrote to a colleague with an offer; for the two, and for who runs the institution or the hub. */
export async function plantOffer(stage: Stage): Promise<Planted> {
  const { innovator } = stage.people;
  const record = await stage.record({ content: { ...wholeContent, title: 'Program yang dititipkan' } });
  const parties = { from: innovator.person.id, to: (await stage.newcomer()).personId };
  const offer = { ...parties, id: newId<'OfferId'>(), ids: [record], note: `Tolong ${BAIT} rahasiatitipan` };
  must(await stage.database.db.transact((tx) => offerKeeping(tx, innovator, offer, testNow)));
  // Who runs the system reads it in the log, where every text stands that somebody wrote to go with a deed.
  const readers = ['innovator', 'local_admin', 'hub_admin', 'system_admin'] as const;
  return {
    secrets: [{ name: 'note of an offer', word: 'rahasiatitipan', readers }],
    ids: { 'serah-terima': [offer.id] },
  };
}

/** An entry that is still written: for its unit and the admin of its institution, and for no organiser. */
export async function plantEntryText(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const { innovator, local_admin } = stage.people;
  const innovationId = (await stage.record({
    content: { ...wholeContent, title: 'Program yang diusulkan' },
  })) as InnovationId;
  const id = await plantEntry(db, innovator, { editionId: await openEditionOf(stage), innovationId });
  const written = { id, section: 'ringkasan', text: `Ringkas ${BAIT} rahasiausulan`, revision: 1 };
  must(await db.transact((tx) => saveSection(tx, innovator, written, testNow)));
  await handedOver(db, innovator, id);
  const notes = [{ section: 'latar', body: `Perbaiki ${BAIT} rahasiausul` }];
  must(await db.transact((tx) => returnEntry(tx, local_admin, { id, notes })));
  const readers = ['innovator', 'local_admin'] as const;
  const words = ['rahasiausulan', 'Perbaiki kembangturi rahasiausul', id as string];
  return {
    secrets: words.map((word) => ({ name: `entry: ${word}`, word, readers: word === id ? logged : readers })),
    ids: { usulan: [id] },
  };
}

/** Who runs the house finds the id in the log, and no text with it. */
const logged = ['innovator', 'local_admin', 'hub_admin', 'system_admin'] as const;

/** Two records that a court wants erased: of one nothing is left for anybody, the other waits for the second administrator. */
export async function plantErasures(stage: Stage): Promise<Planted> {
  const { hub_admin, system_admin } = stage.people;
  const { db } = stage.database;
  const asked = async (title: string, summary: string, letter: string) => {
    const content = { ...wholeContent, title, summary };
    const innovationId = await stage.record({ state: 'published', content });
    const request = {
      basis: 'court',
      letterNumber: letter,
      letterDate: '2026-02-01',
      askedBy: `Pemohon ${letter}`,
    } as const;
    const erasure = { id: newId<'ErasureId'>(), innovationId, request };
    must(await db.transact((tx) => requestErasure(tx, hub_admin, erasure, testNow)));
    return { innovationId, typed: content.title, placeholder: 'Catatan yang dihapus' };
  };
  const gone = await asked('Program rahasiahapus', `Ringkasan ${BAIT} rahasiahapus`, 'rahasiasurat');
  must(await db.transact((tx) => confirmErasure(tx, system_admin, gone, testNow)));
  const waiting = await asked('Program yang digugat', 'Masih terbuka.', 'rahasiaputusan');
  const administrators = ['hub_admin', 'system_admin'] as const;
  return {
    secrets: [
      { name: 'erased text', word: 'rahasiahapus', readers: [] },
      { name: 'letter of an erasure', word: 'rahasiasurat', readers: administrators },
      { name: 'letter of an erasure that waits', word: 'rahasiaputusan', readers: administrators },
    ],
    ids: { inovasi: [gone.innovationId, waiting.innovationId] },
  };
}

/** A certificate of the unit's that is under embargo: who gives it sees it, nobody else before its moment. */
export async function plantEmbargo(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const { hub_admin, innovator } = stage.people;
  const editionId = await plantEdition(db, hub_admin);
  const holder = { personId: innovator.person.id, unitId: stage.places.unit, institutionId: stage.places.toba };
  const named = recipient(`Juara ${BAIT} rahasiajuara`, { award: 'Terbaik rahasiapredikat', holder });
  const embargo = { editionId, recipients: [named], visibleFrom: new Date(testNow.getTime() + 1) };
  const { ids, batchId } = await plantCertificates(db, hub_admin, embargo);
  const found = await db.pool.query<{ code: string }>('select code from certificate where id = $1', [ids[0]]);
  const readers = ['hub_admin'] as const;
  return {
    secrets: [
      { name: 'winner under embargo', word: 'rahasiajuara', readers },
      { name: 'award under embargo', word: 'rahasiapredikat', readers },
    ],
    ids: { sertifikat: [...ids, batchId ?? '', editionId, found.rows[0]?.code ?? ''] },
  };
}
