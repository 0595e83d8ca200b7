import { evidenceOf } from '#files/index.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { decideCommitment, SUBJECT, withdrawCommitment } from '../actions.ts';
import type { Commitment } from '../model.ts';
import { paths } from '../paths.ts';
import { whyNotDecide, whyNotWithdraw } from '../rules/rights.ts';
import { CommitmentPage } from '../views/commitment-page.tsx';
import { commitmentOf, type MemberVisit, memberPage, refusal, revisionIn, trailOf } from './visit.tsx';

export async function showCommitment(visit: MemberVisit): Promise<Answer> {
  return page(visit, await commitmentOf(visit), {});
}

async function page(
  { db, viewer, form }: MemberVisit,
  commitment: Commitment,
  errors: FieldErrors,
  status?: number,
): Promise<Answer> {
  const { id, institutionId, institutionName: name } = commitment;
  const body = (
    <CommitmentPage
      commitment={commitment}
      papers={await evidenceOf(db.conn, { kind: SUBJECT, id }, { onlyPublic: false })}
      deeds={{ decide: whyNotDecide(commitment, viewer), withdraw: whyNotWithdraw(commitment, viewer) }}
      typed={{ verdict: form.get('hasil'), note: form.get('catatan') }}
      errors={errors}
    />
  );
  const title = t('commitment.one.title', { member: name });
  const trail = trailOf(viewer, { institutionId, name });
  return memberPage({ title, width: 'reading', trail, body, ...(status ? { status } : {}) }, errors);
}

export async function decide(visit: MemberVisit): Promise<Answer> {
  const commitment = await commitmentOf(visit);
  const { db, viewer, form, now } = visit;
  const verdict = form.get('hasil');
  const back = paths.commitment.to(commitment.id);
  if (verdict !== 'verify' && verdict !== 'return') {
    const why = whyNotDecide(commitment, viewer);
    return why ? refusal(why, back) : page(visit, commitment, { hasil: t('commitment.decide.missing') });
  }
  const deciding = { id: commitment.id, revision: revisionIn(visit), verdict, note: form.get('catatan') } as const;
  const outcome = await db.transact((tx) => decideCommitment(tx, viewer, deciding, now));
  if (outcome.ok) return redirect(back, `commitment.done.${verdict}`);
  const text = t(`commitment.refusal.${outcome.why}`);
  if (outcome.why === 'stale') return page(visit, commitment, { '': text }, 409);
  if (outcome.why.startsWith('note_')) return page(visit, commitment, { catatan: text });
  return refusal(outcome.why, back);
}

export async function withdraw(visit: MemberVisit): Promise<Answer> {
  const { id, institutionId } = await commitmentOf(visit);
  const { db, viewer, now } = visit;
  const outcome = await db.transact((tx) => withdrawCommitment(tx, viewer, { id, revision: revisionIn(visit) }, now));
  if (!outcome.ok) return refusal(outcome.why, paths.commitment.to(id));
  return redirect(paths.member.to(institutionId), 'commitment.done.withdrawn');
}
