import type { PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import { formatDate } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import { editionById } from '../edition/queries/editions.ts';
import { adminIdsOf, toldEntry } from '../entry/queries/told.ts';
import { organisersOf } from '../interview/queries/people.ts';
import type { Objection, ObjectionId } from './model/objection.ts';
import { paths } from './paths.ts';
import { objectionById } from './queries/objection.ts';

/** Who may lose a place by it is told, whatever the settings. */
export const owedObjectionNotices = [
  'competition.notice.objection_asked',
  'competition.notice.objection_answered',
] as const;

export const objectionNotices = [
  'competition.notice.objection_received',
  'competition.notice.objection_stated',
  ...owedObjectionNotices,
] as const;
type Kind = (typeof objectionNotices)[number];

type OfObjection = { readonly objectionId: ObjectionId; readonly at: string };

/** The writers of the entry and the admins of its institution. */
async function ownPeopleOf(tx: Tx, { entryId, institutionId }: Objection): Promise<readonly PersonId[]> {
  const told = await toldEntry(tx, entryId);
  return [...(told?.writers ?? []), ...(await adminIdsOf(tx, institutionId))];
}

const organisers = (tx: Tx, { organiserId }: Objection) => organisersOf(tx, organiserId);

type Telling = { readonly kind: Kind; readonly to: (tx: Tx, objection: Objection) => Promise<readonly PersonId[]> };

async function tell({ kind, to }: Telling, { objectionId, at }: OfObjection, context: JobContext): Promise<void> {
  const { db, baseUrl, now } = context;
  await db.transact(async (tx) => {
    const objection = await objectionById(tx, objectionId);
    const edition = objection && (await editionById(tx, objection.editionId));
    if (!objection || !edition) return;
    const lastDay = objection.askedUntil ? new Date(objection.askedUntil.getTime() - 1) : null;
    const values = {
      title: objection.title,
      edition: edition.document.title,
      ...(kind === 'competition.notice.objection_asked' ? { until: lastDay ? formatDate(lastDay) : '' } : {}),
    };
    const owed = (owedObjectionNotices as readonly Kind[]).includes(kind) ? ({ isOwed: true } as const) : {};
    const about = { kind, values, href: paths.one.to(objectionId), occasion: `${kind}:${objectionId}:${at}` };
    await notify(tx, { to: await to(tx, objection), ...about, ...owed }, baseUrl, now);
  });
}

/** The organiser learns of a new objection. */
export const tellObjectionReceived = (fact: OfObjection, context: JobContext): Promise<void> =>
  tell({ kind: 'competition.notice.objection_received', to: organisers }, fact, context);

/** The people of the entry are asked for a statement. */
export const tellObjectionAsked = (fact: OfObjection, context: JobContext): Promise<void> =>
  tell({ kind: 'competition.notice.objection_asked', to: ownPeopleOf }, fact, context);

/** The organiser learns that they gave it. */
export const tellObjectionStated = (fact: OfObjection, context: JobContext): Promise<void> =>
  tell({ kind: 'competition.notice.objection_stated', to: organisers }, fact, context);

/** The people of the entry learn of the answer, when they were asked; of one that never concerned them they are not told. */
export const tellObjectionAnswered = (fact: OfObjection, context: JobContext): Promise<void> =>
  tell(
    {
      kind: 'competition.notice.objection_answered',
      to: async (tx, objection) => (objection.askedAt === null ? [] : ownPeopleOf(tx, objection)),
    },
    fact,
    context,
  );
