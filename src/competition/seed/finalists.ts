import { adminsOf, type Viewer, viewerOfPerson } from '#identity/index.ts';
import type { SeedContext } from '#platform/capability.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import { newId } from '#platform/ids.ts';
import { must } from '#platform/outcome.ts';
import { publishEdition } from '../edition/actions/move.ts';
import { beginEdition } from '../edition/actions/write.ts';
import type { EditionDocument } from '../edition/model/document.ts';
import type { Edition, EditionId } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import { categoriesFor } from '../edition/rules/parts.ts';
import { handOver } from '../entry/actions/move.ts';
import { startEntry } from '../entry/actions/start.ts';
import { submitEntry } from '../entry/actions/submit.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { recordsToEnter } from '../entry/queries/open.ts';
import { shorten } from '../entry/seed.ts';
import { sayVerdict } from '../stage/actions/check.ts';
import { saveChoices, saveMeeting } from '../stage/actions/plenary.ts';
import { signPlenary } from '../stage/actions/sign.ts';
import { askedReasons } from '../stage/rules/check.ts';
import { daysAgo } from './clock.ts';
import { AGO } from './documents.ts';
import { courseTexts } from './texts.ts';

const DAY_MS = 86_400_000;
const STAGE = 'finalists_plenary';

/** Who runs the demonstration's competitions and who writes for them. */
export type Cast = { readonly secretariat: Viewer; readonly writers: readonly Viewer[] };
export type Course = { readonly edition: Edition; readonly finalists: readonly EntryId[] };
type Ground = Pick<SeedContext, 'config' | 'now'>;

const ago = (days: number, { now }: Ground) => new Date(now.getTime() - days * DAY_MS);

/** An edition whose finalists are chosen: entries came in, were checked, and a plenary signed its minutes, each at its time. */
export async function seedFinalists(tx: Tx, cast: Cast, document: EditionDocument, ground: Ground): Promise<Course> {
  const begun = ago(AGO.submitted + 5, ground);
  const id = newId<'EditionId'>(ground.now.getTime()) as EditionId;
  must(await beginEdition(tx, cast.secretariat, { id, document }, begun));
  must(await publishEdition(tx, cast.secretariat, { id, revision: 1 }, begun));
  const edition = await editionById(tx, id);
  if (!edition) throw new Error('an edition that was published is there');
  const submittedAt = ago(AGO.submitted, ground);
  const entries = await daysAgo(tx, AGO.submitted, async () => {
    const made: EntryId[] = [];
    for (const writer of cast.writers) made.push(...(await enter(tx, writer, edition, submittedAt)));
    return made;
  });
  const checkedAt = ago(AGO.checked, ground);
  for (const entry of entries) must(await sayVerdict(tx, cast.secretariat, { ...passing, id: entry }, checkedAt));
  await choose(tx, cast, { edition, entries, config: ground.config }, ago(AGO.chosen, ground));
  return { edition, finalists: entries };
}

const checklist = Object.fromEntries(askedReasons.map((it) => [it, 'met'] as const));
const passing = { outcome: 'passed', checklist, reasons: [], note: '', revision: 0 } as const;

/**
 * A record of the writer's unit, written, handed over and submitted by its admin. Only examples, which are not published, compete here: what
 * is objected and found is made up, and nobody makes things up about an innovation that there is.
 */
async function enter(tx: Tx, who: Viewer, edition: Edition, now: Date): Promise<readonly EntryId[]> {
  const unit = who.acting?.unitName;
  const { items } = await recordsToEnter(tx, who, '');
  const record = items.find((it) => it.unitName === unit && it.state !== 'published');
  const group = edition.document.groups.find((it) => !it.byInvitation)?.code;
  const [admin] = who.acting ? await adminsOf(tx, who.acting.institutionId) : [];
  const sender = admin ? await viewerOfPerson(tx, admin.id, 'local_admin') : null;
  if (!record || !group || !sender) return [];
  const category = categoriesFor(edition.document, group)[0]?.code ?? null;
  const id = newId<'EntryId'>(now.getTime()) as EntryId;
  must(await startEntry(tx, who, { id, editionId: edition.id, innovationId: record.id, group, category }, now));
  await shorten(tx, who, { id, edition }, now);
  must(await handOver(tx, who, { id }));
  must(await submitEntry(tx, sender, { id }));
  return [id];
}

type Field = Pick<Ground, 'config'> & { readonly edition: Edition; readonly entries: readonly EntryId[] };

async function choose(tx: Tx, { secretariat }: Cast, { edition, entries, config }: Field, now: Date): Promise<void> {
  const of = { editionId: edition.id, stage: STAGE } as const;
  const { place, minutes, members } = courseTexts.plenary;
  const parts = ['chair', 'member', 'secretary'] as const;
  const present = members.map((name, at) => ({ name, office: '', part: parts[at] ?? 'member', present: true }));
  const meeting = { heldOn: dayOf(now), place, minutes, members: present };
  const choices = entries.map((entryId) => ({ entryId, chosen: true, award: null, reason: '', votes: null }));
  const held = must(await saveMeeting(tx, secretariat, { ...of, revision: 1, ...meeting }, now));
  const chosen = must(await saveChoices(tx, secretariat, { ...of, revision: held.revision, choices }, now));
  must(await signPlenary(tx, secretariat, { ...of, revision: chosen.revision, config }, now));
}
