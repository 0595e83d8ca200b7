import { adminsOf, hubAdmins, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { InnovationId, VersionId } from './model/ids.ts';
import { paths } from './paths.ts';
import { type Told, toldOf } from './queries/told.ts';

export const noticeKinds = [
  'registry.notice.submitted',
  'registry.notice.returned',
  'registry.notice.published',
  'registry.notice.keeper',
  'registry.notice.undone',
  'registry.notice.contact',
] as const;
type NoticeKind = (typeof noticeKinds)[number];

type OfVersion = { readonly innovationId: InnovationId; readonly versionId: VersionId };
type Wanted = {
  readonly kind: NoticeKind;
  readonly occasion: string;
  readonly to: (tx: Tx, told: Told) => Promise<readonly PersonId[]>;
};

async function tell(innovationId: InnovationId, context: JobContext, wanted: Wanted): Promise<void> {
  await context.db.transact(async (tx) => {
    const told = await toldOf(tx, innovationId);
    if (!told) return;
    const telling = {
      to: await wanted.to(tx, told),
      kind: wanted.kind,
      values: { title: told.title, institution: told.institutionName },
      href: paths.work.to(innovationId),
      occasion: `${wanted.kind}:${wanted.occasion}`,
    };
    await notify(tx, telling, context.baseUrl, context.now);
  });
}

/** A version waits for a decision: told to those who run the institution, else to the hub. */
export function tellSubmitted(fact: OfVersion, context: JobContext): Promise<void> {
  const to = async (tx: Tx, told: Told) => {
    const admins = await adminsOf(tx, told.institutionId);
    const deciders = admins.length > 0 ? admins : await hubAdmins(tx);
    return deciders.map((person) => person.id);
  };
  return tell(fact.innovationId, context, { kind: 'registry.notice.submitted', occasion: fact.versionId, to });
}

/** A version came back with notes: told to its keepers. */
export function tellReturned(fact: OfVersion, context: JobContext): Promise<void> {
  const occasion = `${fact.versionId}:${context.now.toISOString().slice(0, 10)}`;
  return tell(fact.innovationId, context, { kind: 'registry.notice.returned', occasion, to: keepers });
}

/** A version is public: told to its keepers. */
export function tellPublished(fact: OfVersion, context: JobContext): Promise<void> {
  return tell(fact.innovationId, context, { kind: 'registry.notice.published', occasion: fact.versionId, to: keepers });
}

/** What was done to the record with many others was taken back: told to its keepers. */
export function tellUndone(
  fact: { readonly innovationId: InnovationId; readonly runId: string },
  context: JobContext,
): Promise<void> {
  const occasion = `${fact.runId}:${fact.innovationId}`;
  return tell(fact.innovationId, context, { kind: 'registry.notice.undone', occasion, to: keepers });
}

/** Somebody became a keeper: told to that person. */
export function tellKeeper(
  fact: { readonly innovationId: InnovationId; readonly personId: PersonId },
  context: JobContext,
): Promise<void> {
  const to = async (_tx: Tx, told: Told) => told.keeperIds.filter((id) => id === fact.personId);
  const occasion = `${fact.innovationId}:${fact.personId}:${context.now.toISOString().slice(0, 10)}`;
  return tell(fact.innovationId, context, { kind: 'registry.notice.keeper', occasion, to });
}

const keepers = async (_tx: Tx, told: Told) => told.keeperIds;
