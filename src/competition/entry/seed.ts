import { attachable } from '#files/index.ts';
import { adminsOf, demoPeople, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import type { Conn, Tx } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import type { Edition } from '../edition/model/edition.ts';
import { categoriesFor, sectionsFor } from '../edition/rules/parts.ts';
import { attachEvidence } from './actions/evidence.ts';
import { handOver, returnEntry } from './actions/move.ts';
import { startEntry } from './actions/start.ts';
import { submitEntry } from './actions/submit.ts';
import { saveSection } from './actions/write.ts';
import type { EntryId } from './model/entry.ts';
import type { EntryState } from './model/states.ts';
import { entryById, textsOf } from './queries/entry.ts';
import { editionsToEnter, recordsToEnter } from './queries/open.ts';
import { whyNotFit } from './rules/section.ts';
import { tables } from './schema.ts';

type Example = { readonly person: string; readonly organiser: string; readonly state: EntryState };

/** Whose record goes into whose competition, and how far. */
const examples: readonly Example[] = [
  { person: 'inovator.puskesmas', organiser: '12', state: 'draft' },
  { person: 'inovator.pendidikan', organiser: '12', state: 'returned' },
  { person: 'inovator.sekolah', organiser: '12.07', state: 'submitted' },
];

/** The demonstration's entries, each made by the people who would make it; none when there are entries already. */
export async function seedEntries(context: SeedContext): Promise<void> {
  const { db, now, progress } = context;
  const known = await tables(db.conn).selectFrom('entry').select('id').limit(1).executeTakeFirst();
  if (known) return;
  const people = await demoPeople(db.conn);
  progress(t('entry.seed'));
  for (const example of examples) {
    const personId = people.get(example.person);
    const who = personId ? await viewerOfPerson(db.conn, personId, 'innovator') : null;
    if (who) await db.transact((tx) => seedEntry(tx, who, example, now));
  }
}

async function seedEntry(tx: Tx, who: Viewer, example: Example, now: Date): Promise<void> {
  const editions = await editionsToEnter(tx, who, now);
  const edition = editions.find((it) => it.regionCode === example.organiser);
  const [record] = (await recordsToEnter(tx, who, '')).items.filter((it) => it.unitName === who.acting?.unitName);
  const group = edition?.document.groups.find((it) => !it.byInvitation)?.code;
  if (!edition || !record || !group) return;
  const category = categoriesFor(edition.document, group)[0]?.code ?? null;
  const id = newId<'EntryId'>(now.getTime());
  const start = { id, editionId: edition.id, innovationId: record.id, group, category };
  must(await startEntry(tx, who, start, now));
  if (example.state === 'draft') return;
  await shorten(tx, who, { id, edition }, now);
  must(await handOver(tx, who, { id }));
  const admin = await adminOf(tx, who);
  if (!admin) return;
  await prove(tx, admin, { id, edition }, now);
  const [section] = sectionsFor(edition.document, group);
  const notes = [{ section: section?.code ?? '', body: t('entry.seed.note') }];
  if (example.state === 'returned') must(await returnEntry(tx, admin, { id, notes }));
  // As far as its record fulfils what the edition asks; else it waits for the admin.
  if (example.state === 'submitted') await submitEntry(tx, admin, { id });
}

type Begun = { readonly id: EntryId; readonly edition: Edition };

/** What is too long for a section is cut to its words, as a writer would; what is empty is filled from the record's title. */
export async function shorten(tx: Tx, who: Viewer, { id, edition }: Begun, now: Date): Promise<void> {
  const entry = await entryById(tx, id);
  const texts = await textsOf(tx, id);
  for (const section of sectionsFor(edition.document, entry?.group ?? '')) {
    const stored = texts.get(section.code);
    if (section.kind !== 'text' || !stored) continue;
    const words = stored.text.split(/(?<=\s)/);
    const cut = section.words === null ? stored.text : words.slice(0, section.words).join('').trim();
    const text = cut === '' && section.required ? t('entry.seed.text', { title: entry?.title ?? '' }) : cut;
    const input = { id, section: section.code, text, revision: stored.revision };
    if (text !== stored.text) must(await saveSection(tx, who, input, now));
  }
}

/** The admin, who sees the lockers of all units, adds what the edition requires and a paper fits. */
async function prove(tx: Tx, who: Viewer, { id, edition }: Begun, now: Date): Promise<void> {
  const entry = await entryById(tx, id);
  const locker = await attachable(tx, who, 50);
  for (const section of sectionsFor(edition.document, entry?.group ?? '')) {
    for (const asked of section.evidence.filter((it) => it.required)) {
      const file = (it: (typeof locker)[number]) => ({
        mediaType: it.file?.mediaType ?? null,
        size: it.file?.size ?? null,
      });
      const fitting = locker.find((it) => whyNotFit(asked, file(it)) === null);
      const place = { id, section: section.code, asked: asked.code };
      if (fitting) must(await attachEvidence(tx, who, { ...place, evidenceId: fitting.id }, now));
    }
  }
}

async function adminOf(conn: Conn, who: Viewer): Promise<Viewer | null> {
  const institutionId = who.acting?.institutionId;
  const [admin] = institutionId ? await adminsOf(conn, institutionId) : [];
  return admin ? viewerOfPerson(conn, admin.id, 'local_admin') : null;
}
