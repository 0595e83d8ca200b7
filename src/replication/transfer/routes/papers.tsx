import { bringEvidence, forgetUpload, type NewEvidence } from '#files/index.ts';
import type { InstitutionId, UnitId } from '#identity/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { Tx } from '#platform/db.ts';
import type { FormValues } from '#platform/http/form.ts';
import type { Answer } from '#platform/http/route.ts';
import type { MessageKey } from '#platform/i18n/i18n.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { registerAgreement } from '../actions/agree.ts';
import { addProof, beginImplementation } from '../actions/carry.ts';
import type { Result } from '../actions/hold.ts';
import type { ReplicationRefusal } from '../model/refusal.ts';
import { agreementKinds, type Replication } from '../model/replication.ts';
import { paths } from '../paths.ts';
import { whyNotDay } from '../rules/day.ts';
import { type Move, whyNot } from '../rules/moves.ts';
import { type Boxes, ended, ofForm } from './deeds.tsx';
import { onePage } from './one.tsx';
import { refusal, replicationOf, type TransferVisit } from './visit.tsx';

/** What the locker asks of a paper, filled from what the form already says. */
type Paper = { readonly judul: string; readonly nomor?: string; readonly tanggal?: string; readonly penerbit?: string };

/** The form with the paper's own fields in it, as the locker reads them. */
function withPaper(form: FormValues, paper: Paper): FormValues {
  const said: Readonly<Record<string, string | undefined>> = paper;
  return {
    ...form,
    get: (name) => said[name] ?? form.get(name),
    has: (name) => said[name] !== undefined || form.has(name),
  };
}

/** The locker into which somebody's paper goes: the own one; that of the replicator for the hub, which sees all. */
function lockerOf({ viewer }: TransferVisit, it: Replication): { institutionId: InstitutionId; unitId: UnitId | null } {
  const { acting } = viewer;
  const isHub = acting?.role === 'hub_admin' && acting.institutionId !== it.institutionId;
  if (!acting || isHub) return { institutionId: it.institutionId, unitId: it.unitId };
  return { institutionId: acting.institutionId, unitId: acting.role === 'innovator' ? acting.unitId : null };
}

type Bringing = {
  readonly move: Move;
  readonly paper: (visit: TransferVisit, replication: Replication) => Paper;
  /** What else is wrong, told together with what is wrong with the file. */
  readonly faults: (visit: TransferVisit) => FieldErrors;
  /** Said when no file comes. */
  readonly missing: ReplicationRefusal;
  readonly act: (tx: Tx, visit: TransferVisit, given: { replication: Replication; evidence: NewEvidence }) => Result;
  readonly boxes: Boxes;
  readonly done: MessageKey;
};

/** A deed that brings a paper: who may not do it brings none. */
const bringing =
  (it: Bringing) =>
  async (visit: TransferVisit): Promise<Answer> => {
    const replication = await replicationOf(visit);
    const forbidden = whyNot(it.move, replication, visit.viewer);
    const isStale = it.move !== 'prove' && replication.revision !== ofForm(visit, replication).revision;
    if (isStale && forbidden !== 'not_yours')
      return onePage(visit, replication, { form: visit.form, errors: {}, isStale: true });
    if (forbidden) return refusal(forbidden, paths.one.to(replication.id));
    const { form } = visit;
    const within = { ...visit, form: withPaper(form, it.paper(visit, replication)) };
    const place = lockerOf(visit, replication);
    const brought = await bringEvidence(within, place, { kind: 'file', faults: it.faults(visit) });
    if (!brought.ok) {
      const errors = { ...brought.why.errors };
      if (errors.berkas && !form.file('berkas') && form.get('unggahan') === '')
        errors.berkas = t(`transfer.refusal.${it.missing}`);
      return onePage(visit, replication, { form, errors, waiting: brought.why.waiting });
    }
    const given = { replication, evidence: brought.value };
    const outcome = await visit.db.transact((tx) => it.act(tx, visit, given));
    if (outcome.ok) await forgetUpload(visit);
    return ended(visit, replication, { outcome, boxes: it.boxes, done: it.done });
  };

const owed = (form: FormValues, name: string, why: ReplicationRefusal): FieldErrors =>
  form.get(name).trim() === '' ? { [name]: t(`transfer.refusal.${why}`) } : {};

function dayFault(name: string, { form, now }: TransferVisit): FieldErrors {
  const why = whyNotDay(form.get(name), dayOf(now));
  return why ? { [name]: t(`transfer.refusal.${why}`) } : {};
}

const kindIn = ({ form }: TransferVisit) => agreementKinds.find((it) => it === form.get('jenis')) ?? null;

export const sign = bringing({
  move: 'sign',
  paper: (visit, it) => {
    const kind = kindIn(visit);
    const title = { title: it.originTitle.slice(0, 120), kind: kind ? t(`replication.kind.${kind}`) : '' };
    const { form } = visit;
    const date = form.get('tanggal_surat');
    return {
      judul: t('transfer.evidence.agreement', title),
      nomor: form.get('nomor_surat').slice(0, 200),
      tanggal: date,
    };
  },
  faults: (visit) => ({
    ...(kindIn(visit) ? {} : { jenis: t('transfer.refusal.kind_missing') }),
    ...owed(visit.form, 'nomor_surat', 'number_missing'),
    ...dayFault('tanggal_surat', visit),
    ...owed(visit.form, 'pihak', 'parties_missing'),
  }),
  missing: 'signature_missing',
  act: (tx, visit, { replication, evidence }) => {
    const { form, viewer, now } = visit;
    const said = { number: form.get('nomor_surat'), date: form.get('tanggal_surat'), parties: form.get('pihak') };
    const of = ofForm(visit, replication);
    return registerAgreement(tx, viewer, { ...of, kind: kindIn(visit), ...said, evidence, today: dayOf(now) }, now);
  },
  boxes: { number_missing: 'nomor_surat', parties_missing: 'pihak', too_long: 'pihak', invalid: 'berkas' },
  done: 'transfer.done.sign',
});

export const start = bringing({
  move: 'begin',
  paper: ({ form }, it) => ({
    judul: t('transfer.evidence.implementation', { title: it.originTitle.slice(0, 120) }),
    tanggal: form.get('mulai'),
  }),
  faults: (visit) => ({ ...dayFault('mulai', visit), ...owed(visit.form, 'catatan_mulai', 'note_missing') }),
  missing: 'evidence_missing',
  act: (tx, visit, { replication, evidence }) => {
    const { form, viewer, now } = visit;
    const said = { startedOn: form.get('mulai'), note: form.get('catatan_mulai') };
    return beginImplementation(
      tx,
      viewer,
      { ...ofForm(visit, replication), ...said, evidence, today: dayOf(now) },
      now,
    );
  },
  boxes: { note_missing: 'catatan_mulai', too_long: 'catatan_mulai', invalid: 'berkas' },
  done: 'transfer.done.begin',
});

export const prove = bringing({
  move: 'prove',
  paper: ({ form }) => ({ judul: form.get('judul_bukti').slice(0, 200) }),
  faults: ({ form }): FieldErrors =>
    form.get('judul_bukti').trim() === '' ? { judul_bukti: t('transfer.fault.evidence') } : {},
  missing: 'evidence_missing',
  act: (tx, { viewer, form, now }, { replication, evidence }) => {
    const place = form.get('bagian_bukti') === 'evaluation' ? 'evaluation' : 'implementation';
    return addProof(tx, viewer, { id: replication.id, evidence, place }, now);
  },
  boxes: { invalid: 'berkas' },
  done: 'transfer.done.prove',
});
