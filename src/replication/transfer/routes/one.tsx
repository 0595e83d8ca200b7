import { evidenceOf, type Waiting } from '#files/index.ts';
import { dayOf } from '#platform/dates.ts';
import { emptyForm, type FormValues } from '#platform/http/form.ts';
import type { Answer } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import type { ReplicationRefusal } from '../model/refusal.ts';
import type { Replication } from '../model/replication.ts';
import { adaptationsOf } from '../queries/adaptation.ts';
import { linkable } from '../queries/origin.ts';
import { facilitatorCandidates } from '../queries/people.ts';
import { planOf } from '../queries/plan.ts';
import { type Move, moveNames, whyNot } from '../rules/moves.ts';
import { OnePage } from '../views/one/one-page.tsx';
import { listTrail, replicationOf, type TransferVisit, workPage } from './visit.tsx';

export async function showOne(visit: TransferVisit): Promise<Answer> {
  return onePage(visit, await replicationOf(visit), { form: emptyForm, errors: {} });
}

export type Shown = {
  readonly form: FormValues;
  readonly errors: FieldErrors;
  readonly waiting?: Waiting | null;
  readonly isStale?: boolean;
};

/** The page of a replication; with a form that comes back, its errors at their fields. */
export async function onePage(visit: TransferVisit, replication: Replication, shown: Shown): Promise<Answer> {
  const { viewer, now, config } = visit;
  const { conn } = visit.db;
  const { id, institutionId, originId } = replication;
  const allowed = Object.fromEntries(moveNames.map((move) => [move, whyNot(move, replication, viewer)]));
  const whyNots = allowed as Record<Move, ReplicationRefusal | null>;
  const canLink = whyNots.record === null && replication.replicaId === null && originId !== null;
  const body = (
    <OnePage
      replication={replication}
      viewer={viewer}
      whyNot={whyNots}
      form={shown.form}
      errors={shown.errors}
      isStale={shown.isStale === true}
      waiting={shown.waiting ?? null}
      evidence={await evidenceOf(conn, { kind: 'replication', id }, { onlyPublic: false })}
      adaptations={await adaptationsOf(conn, id)}
      plan={await planOf(conn, id)}
      facilitators={whyNots.appoint === null ? await facilitatorCandidates(conn) : []}
      records={canLink ? await linkable(conn, { institutionId, originId }) : []}
      newId={newId(now.getTime())}
      megabytes={config.fileLimitMb}
      today={dayOf(now)}
    />
  );
  const title = t('transfer.one.title', { title: replication.originTitle });
  const status = shown.isStale ? { status: 409 } : {};
  return workPage({ title, trail: listTrail(), islands: ['upload'], ...status, body }, shown.errors);
}
