import type { EditionId } from '../../src/competition/edition/model/edition.ts';
import { answerObjection } from '../../src/competition/objection/actions/answer.ts';
import { askStatement } from '../../src/competition/objection/actions/ask.ts';
import type { ObjectionId } from '../../src/competition/objection/model/objection.ts';
import type { Viewer } from '../../src/identity/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { must } from '../../src/platform/outcome.ts';
import { type Field, longText, objectionDocument, plantField, plantObjection, textOf } from '../support/objections.ts';
import { personWith, testNow } from '../support/people.ts';
import { HERE } from '../support/server.ts';
import type { Stage } from '../support/stage.ts';
import { BAIT, type Planted } from './bait.ts';

const DAY_MS = 86_400_000;
/** Fewer than a finalist takes a day (`limits.entry`). */
const OBJECTIONS_A_FIELD = 30;
const kept = new WeakMap<Stage, { readonly field: Promise<Field>; taken: number }>();

const fresh = (stage: Stage, twoEyes = false): Promise<Field> => {
  const { province, toba, unit } = stage.places;
  const of = { organiserId: province, institutionId: toba, unitId: unit };
  return plantField(stage.database.db, { ...of, document: objectionDocument({ twoEyes, counts: 'finalists' }) });
};

/** A field of the stage for one more objection, with a finalist of the unit in Toba; the province organises. */
function fieldOf(stage: Stage): Promise<Field> {
  const known = kept.get(stage);
  const room = known && known.taken < OBJECTIONS_A_FIELD ? known : { field: fresh(stage), taken: 0 };
  room.taken += 1;
  kept.set(stage, room);
  return room.field;
}

/** One more objection in that field; answers its edition. */
export async function plantObjected(stage: Stage): Promise<EditionId> {
  const field = await fieldOf(stage);
  const { id } = await plantObjection(stage.database.db, field);
  await asked(stage, stage.people.hub_admin, id);
  return field.editionId;
}

async function asked({ database }: Stage, who: Viewer, id: ObjectionId): Promise<void> {
  const until = new Date(testNow.getTime() + DAY_MS);
  const asking = { id, revision: 2, question: 'Mohon penjelasan.', until };
  must(await database.db.transact((tx) => askStatement(tx, who, asking, testNow)));
  // Of a statement the clock of the database asks, of an answer the clock of the visit: the day is far for the one, over for the other.
}

const others = new WeakMap<Stage, Promise<Viewer>>();

/** Somebody else of the hub; making an account takes its time. */
function otherOf(stage: Stage): Promise<Viewer> {
  const post = { role: 'secretariat', institutionId: stage.places.province } as const;
  const known = others.get(stage) ?? personWith(stage.database.db, 'Sekretariat sanggah', [post]);
  others.set(stage, known);
  return known;
}

/** An objection brought as far as the deed of the path needs it. */
export async function objectionTarget(stage: Stage, path: string): Promise<ObjectionId> {
  const { db } = stage.database;
  const isSecond = path.endsWith('/sahkan');
  const field = isSecond ? await fresh(stage, true) : await fieldOf(stage);
  const { id } = await plantObjection(db, field);
  const by = isSecond ? await otherOf(stage) : stage.people.hub_admin;
  const isAsked = isSecond || path.endsWith('/pernyataan') || path === '/kelola/sanggahan/:id';
  if (isAsked) await asked(stage, by, id);
  if (path.endsWith('/pernyataan'))
    await db.pool.query("update objection set asked_until = now() + interval '1 day' where id = $1", [id]);
  const after = new Date(testNow.getTime() + 2 * DAY_MS);
  const say = (outcome: 'upheld' | 'dismissed', revision: number) =>
    db.transact((tx) =>
      answerObjection(tx, by, { id, revision, outcome, answer: 'Sudah diperiksa.', baseUrl: HERE }, after),
    );
  if (isSecond) must(await say('upheld', 3));
  if (path.endsWith('/buka-lagi')) must(await say('dismissed', 2));
  return id;
}

/** What stands for the other parts of an address of objections. */
export async function partOfObjection(stage: Stage, path: string): Promise<Readonly<Record<string, string>>> {
  if (path.includes('/sanggah') && path.startsWith('/kompetisi/')) return { usulan: (await fieldOf(stage)).finalist };
  if (!path.startsWith('/sanggahan/')) return {};
  const { key, code } = await plantObjection(stage.database.db, await fieldOf(stage));
  return { kunci: key, kode: code };
}

/** The edition whose finalist can be objected to. */
export const objectedEdition = async (stage: Stage): Promise<EditionId> => (await fieldOf(stage)).editionId;

/** What a person would type, by the route's path. */
export const objectionFillers: Readonly<Record<string, () => Readonly<Record<string, string>>>> = {
  '/kompetisi/:id/usulan/:usulan/sanggah': () => ({
    id: newId(),
    alasan: 'untrue',
    uraian: longText,
    nama: 'Penyanggah',
    surel: `sanggah.${newId().slice(-8)}@contoh.example`,
  }),
  '/kelola/sanggahan/:id/minta-pernyataan': () => ({
    revisi: '2',
    pertanyaan: 'Mohon penjelasan.',
    sampai: '2026-03-20',
  }),
  '/kelola/sanggahan/:id/pernyataan': () => ({ pernyataan: 'Datanya benar.' }),
  '/kelola/sanggahan/:id/jawab': () => ({ revisi: '2', hasil: 'dismissed', jawaban: 'Tidak terbukti.' }),
  '/kelola/sanggahan/:id/sahkan': () => ({ revisi: '4', jawab: 'setuju' }),
  '/kelola/sanggahan/:id/buka-lagi': () => ({ revisi: '3', alasan: 'Bukti baru.' }),
};

/** Two objections to an entry of Toba: one of which its people know nothing, one about which they are asked without a name. */
export async function plantObjectionSecrets(stage: Stage): Promise<Planted> {
  const { db } = stage.database;
  const field = await fresh(stage);
  const text = (mark: string) =>
    textOf({
      name: `Penyanggah ${BAIT} rahasianama${mark}`,
      email: `rahasiasurel${mark}@contoh.example`,
      body: `${longText} ${BAIT} rahasiaurai${mark}`,
    });
  const quiet = await plantObjection(db, field, { text: text('diam') });
  const told = await plantObjection(db, field, { text: text('tanya') });
  await asked(stage, stage.people.hub_admin, told.id);
  const organiser = ['hub_admin'] as const;
  // Who runs the house sees on the page of outgoing letters to whom they go, where no mail server is set.
  const addressed = ['hub_admin', 'system_admin'] as const;
  const heard = ['innovator', 'local_admin', 'hub_admin'] as const;
  const secret = (word: string, readers: Planted['secrets'][number]['readers']) => ({
    name: `objection: ${word}`,
    word,
    readers,
  });
  return {
    secrets: [
      ...['diam', 'tanya'].flatMap((mark) => [
        secret(`rahasianama${mark}`, addressed),
        secret(`rahasiasurel${mark}`, addressed),
      ]),
      secret('rahasiauraidiam', organiser),
      secret('rahasiauraitanya', heard),
    ],
    ids: {
      kompetisi: [field.editionId],
      sanggahan: [quiet.id, told.id, quiet.code, told.code],
    },
  };
}
