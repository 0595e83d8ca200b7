import { adminsOf, hubAdmins, type PersonId } from '#identity/index.ts';
import { notify } from '#notification/index.ts';
import type { Tx } from '#platform/db.ts';
import type { JobContext } from '#platform/jobs.ts';
import type { HelpRequest, RequestId, StepId, StepKind } from './model.ts';
import { paths } from './paths.ts';
import { requestById, stepsOf } from './queries/requests.ts';

export const requestNotices = [
  'coaching.notice.request_waiting',
  'coaching.notice.request_offered',
  'coaching.notice.request_accepted',
  'coaching.notice.request_ended',
] as const;
type Kind = (typeof requestNotices)[number];

type Telling = { readonly kind: Kind; readonly to: readonly PersonId[] };

/** Whom a step concerns: the coach whom it is offered to, those who asked, the hub while nobody has it. */
async function tellingOf(tx: Tx, it: HelpRequest, step: StepKind): Promise<Telling | null> {
  const asker = [it.askedBy];
  switch (step) {
    case 'asked':
    case 'declined':
      if (it.state !== 'waiting') return null;
      return { kind: 'coaching.notice.request_waiting', to: (await hubAdmins(tx)).map((admin) => admin.id) };
    case 'offered':
    case 'handed_on':
      return it.coachId ? { kind: 'coaching.notice.request_offered', to: [it.coachId] } : null;
    case 'accepted': {
      const admins = (await adminsOf(tx, it.institutionId)).map((admin) => admin.id);
      return { kind: 'coaching.notice.request_accepted', to: [...asker, ...admins] };
    }
    case 'closed':
      return { kind: 'coaching.notice.request_ended', to: asker };
    case 'withdrawn':
      return it.coachId ? { kind: 'coaching.notice.request_ended', to: [it.coachId] } : null;
  }
}

/** Tells of a step whom it concerns; may run twice and tells once. */
export async function tellRequestMoved(
  { requestId, stepId }: { readonly requestId: RequestId; readonly stepId: StepId },
  { db, baseUrl, now }: JobContext,
): Promise<void> {
  await db.transact(async (tx) => {
    const it = await requestById(tx, requestId);
    const step = (await stepsOf(tx, requestId)).find(({ id }) => id === stepId);
    const telling = it && step ? await tellingOf(tx, it, step.kind) : null;
    if (!it || !telling) return;
    const values = { topic: it.topic, institution: it.institutionName };
    const about = { ...telling, values, href: paths.one.to(requestId), occasion: `${telling.kind}:${stepId}` };
    await notify(tx, about, baseUrl, now);
  });
}
