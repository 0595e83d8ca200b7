import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import type { Answer } from '#platform/http/route.ts';
import { NotFound, redirect } from '#platform/http/route.ts';
import { type MessageKey, t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import type { Outcome } from '#platform/outcome.ts';
import { commitSide } from '../actions/agree.ts';
import { settlePlan } from '../actions/carry.ts';
import {
  pauseReplication,
  refuseInterest,
  resumeReplication,
  stopReplication,
  type WithReason,
  withdrawInterest,
} from '../actions/end.ts';
import { certify, handInEvaluation, sendBack } from '../actions/evaluate.ts';
import type { OfReplication, Result } from '../actions/hold.ts';
import { beginRecord, linkRecord } from '../actions/replica.ts';
import { appointFacilitator, verifyInterest } from '../actions/verify.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import { commitmentSides, type Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { onePage } from './one.tsx';
import { refusal, replicationOf, type TransferVisit } from './visit.tsx';

/** Where a refusal is told on the form; those that are not named have a page of their own. */
export type Boxes = Partial<Readonly<Record<ReplicationRefusal, string>>>;

type Deed = {
  readonly act: (tx: Tx, visit: TransferVisit, of: OfReplication) => Result;
  readonly boxes: Boxes;
  readonly done: MessageKey;
};

export const ofForm = ({ form }: TransferVisit, { id }: Replication): OfReplication => ({
  id,
  revision: Number(form.get('revisi')),
});

/** One deed of the page: done, or the page again with what is wrong at its field. */
const deed =
  ({ act, boxes, done }: Deed) =>
  async (visit: TransferVisit): Promise<Answer> => {
    const replication = await replicationOf(visit);
    const outcome = await visit.db.transact((tx) => act(tx, visit, ofForm(visit, replication)));
    return ended(visit, replication, { outcome, boxes, done });
  };

type Ending = {
  readonly outcome: Outcome<unknown, ReplicationRefusal>;
  readonly boxes: Boxes;
  readonly done: MessageKey;
};

export async function ended(
  visit: TransferVisit,
  replication: Replication,
  { outcome, boxes, done }: Ending,
): Promise<Answer> {
  if (outcome.ok) return redirect(paths.one.to(replication.id), done);
  const { why } = outcome;
  const box = boxes[why];
  const { form } = visit;
  if (box) return onePage(visit, replication, { form, errors: { [box]: t(`transfer.refusal.${why}`) } });
  if (why === 'stale') return onePage(visit, await replicationOf(visit), { form, errors: {}, isStale: true });
  return refusal(why, paths.one.to(replication.id));
}

type Ender = (tx: Tx, who: TransferVisit['viewer'], input: WithReason, now: Date) => Result;

const withReason = (act: Ender, box: string, done: MessageKey) =>
  deed({
    act: (tx, { viewer, form, now }, of) => act(tx, viewer, { ...of, reason: form.get(box) }, now),
    boxes: { reason_missing: box, too_long: box },
    done,
  });

export const verify = deed({
  act: (tx, { viewer, form, now }, of) =>
    verifyInterest(tx, viewer, { ...of, note: form.get('catatan_verifikasi') }, now),
  boxes: { note_missing: 'catatan_verifikasi', too_long: 'catatan_verifikasi' },
  done: 'transfer.done.verify',
});
export const refuse = withReason(refuseInterest, 'alasan_tolak', 'transfer.done.refuse');
export const withdraw = withReason(withdrawInterest, 'alasan_tarik', 'transfer.done.withdraw');
export const pause = withReason(pauseReplication, 'alasan_tunda', 'transfer.done.pause');
export const resume = withReason(resumeReplication, 'alasan_lanjut', 'transfer.done.resume');
export const stop = withReason(stopReplication, 'alasan_henti', 'transfer.done.stop');

export const appoint = deed({
  act: async (tx, { viewer, form, now }, of) => {
    const personId = parseId<'PersonId'>(form.get('fasilitator'));
    return personId ? appointFacilitator(tx, viewer, { ...of, personId }, now) : { ok: false, why: 'unknown_person' };
  },
  boxes: { unknown_person: 'fasilitator', signed_elsewhere: 'fasilitator' },
  done: 'transfer.done.appoint',
});

export const commit = deed({
  act: (tx, { viewer, form, now }, of) => {
    const side = commitmentSides.find((it) => it === form.get('pihak_komitmen')) ?? null;
    const said = { name: form.get('nama_komitmen'), office: form.get('jabatan'), date: form.get('tanggal_komitmen') };
    return commitSide(tx, viewer, { ...of, side, ...said, today: dayOf(now) }, now);
  },
  boxes: {
    side_missing: 'pihak_komitmen',
    name_missing: 'nama_komitmen',
    office_missing: 'jabatan',
    too_long: 'jabatan',
    day_wrong: 'tanggal_komitmen',
    day_ahead: 'tanggal_komitmen',
  },
  done: 'transfer.done.commit',
});

export const settle = deed({
  act: (tx, { viewer, now }, of) => settlePlan(tx, viewer, of, now),
  boxes: {},
  done: 'transfer.done.settle',
});

export const evaluate = deed({
  act: (tx, { viewer, form, now }, of) =>
    handInEvaluation(tx, viewer, { ...of, evaluation: form.get('evaluasi') }, now),
  boxes: { note_missing: 'evaluasi', too_long: 'evaluasi', impact_missing: 'evaluasi' },
  done: 'transfer.done.evaluate',
});

export const sendBackDeed = deed({
  act: (tx, { viewer, form, now }, of) => sendBack(tx, viewer, { ...of, note: form.get('catatan_kembali') }, now),
  boxes: { note_missing: 'catatan_kembali', too_long: 'catatan_kembali' },
  done: 'transfer.done.send_back',
});

export const certifyDeed = deed({
  act: (tx, { viewer, now, config }, of) =>
    certify(tx, viewer, { ...of, today: dayOf(now), hubRegion: config.hubRegion }, now),
  boxes: {},
  done: 'transfer.done.certify',
});

const LONGEST_RECORD_TITLE = 300;

export async function record(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const { form, viewer, now } = visit;
  const recordId = parseId<'InnovationId'>(form.get('catatan_id'));
  if (!recordId) throw new NotFound();
  const title = form.get('judul_catatan').trim();
  if (title === '' || title.length > LONGEST_RECORD_TITLE)
    return onePage(visit, replication, { form, errors: { judul_catatan: t('transfer.fault.title') } });
  const input = { id: replication.id, recordId, title };
  const outcome = await visit.db.transact((tx) => beginRecord(tx, viewer, input, now));
  return ended(visit, replication, { outcome, boxes: {}, done: 'transfer.done.record' });
}

export async function link(visit: TransferVisit): Promise<Answer> {
  const replication = await replicationOf(visit);
  const { form, viewer, now } = visit;
  const recordId = parseId<'InnovationId'>(form.get('catatan_lama'));
  const unknown = { ok: false, why: 'unknown_record' } as const;
  const outcome = recordId
    ? await visit.db.transact((tx) => linkRecord(tx, viewer, { id: replication.id, recordId }, now))
    : unknown;
  const boxes = { unknown_record: 'catatan_lama', circular: 'catatan_lama' };
  return ended(visit, replication, { outcome, boxes, done: 'transfer.done.link' });
}
