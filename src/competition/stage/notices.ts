import { notify } from '#notification/index.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { EditionId } from '../edition/model/edition.ts';
import { editionById } from '../edition/queries/editions.ts';
import type { EntryId } from '../entry/model/entry.ts';
import { paths as entryPaths } from '../entry/paths.ts';
import { adminIdsOf, toldEntries, toldEntry } from '../entry/queries/told.ts';
import type { PlenaryStage } from './model/plenary.ts';
import { paths } from './paths.ts';
import { fieldOf } from './queries/field.ts';

export const stageNotices = ['competition.notice.check_decided', 'competition.notice.results_announced'] as const;
/** Who may have to mend something in a window of days is told, whatever the settings. */
export const owedStageNotices = ['competition.notice.check_decided'] as const;

type Decided = { readonly entryId: EntryId; readonly at: string };

/** The administrative check of an entry was decided: told to those who write it and to their admin. */
export async function tellChecked({ entryId, at }: Decided, { db, baseUrl, now }: JobContext): Promise<void> {
  await db.transact(async (tx) => {
    const told = await toldEntry(tx, entryId);
    if (!told) return;
    const kind = 'competition.notice.check_decided' as const;
    const to = [...told.writers, ...(await adminIdsOf(tx, told.institutionId))];
    const occasion = `${kind}:${entryId}:${at}`;
    const href = entryPaths.entry.to(entryId);
    await notify(tx, { to, kind, values: { title: told.title }, href, occasion, isOwed: true }, baseUrl, now);
  });
}

type Announcement = { readonly editionId: EditionId; readonly stage: PlenaryStage };

/** A list was announced: told to everyone whose entry was in its field, chosen or not. */
export async function tellAnnounced({ editionId, stage }: Announcement, context: JobContext): Promise<void> {
  const { db, baseUrl, now } = context;
  await db.transact(async (tx) => {
    const edition = await editionById(tx, editionId);
    if (!edition) return;
    const field = await fieldOf(tx, edition, stage);
    const told = await toldEntries(
      tx,
      field.map((it) => it.id),
    );
    const admins = await Promise.all([...new Set(told.map((it) => it.institutionId))].map((id) => adminIdsOf(tx, id)));
    const kind = 'competition.notice.results_announced' as const;
    const to = [...told.flatMap((it) => it.writers), ...admins.flat()];
    const occasion = `${kind}:${editionId}:${stage}`;
    const values = { edition: edition.document.title };
    await notify(tx, { to, kind, values, href: paths.results.to(editionId), occasion }, baseUrl, now);
  });
}
