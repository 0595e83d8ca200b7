import { bringEvidence, forgetUpload, newEvidenceId, type Waiting } from '#files/index.ts';
import { dayOf } from '#platform/dates.ts';
import type { FormValues } from '#platform/http/form.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { newId, parseId } from '#platform/ids.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { registerCommitment } from '../actions.ts';
import type { CommitmentRefusal, Member } from '../model.ts';
import { paths } from '../paths.ts';
import { whyNotRegister } from '../rules/rights.ts';
import { faultsOf, type Typed } from '../rules/typed.ts';
import { RegisterPage } from '../views/register-page.tsx';
import { type MemberVisit, memberOf, memberPage, refusal, trailOf } from './visit.tsx';

type Shown = { readonly errors: FieldErrors; readonly waiting: Waiting | null; readonly status?: number };

const idIn = ({ form }: MemberVisit) => parseId<'HubCommitmentId'>(form.get('komitmen')) ?? newId<'HubCommitmentId'>();

function page(visit: MemberVisit, member: Member, { errors, waiting, status }: Shown): Answer {
  const { form, config, now } = visit;
  const body = (
    <RegisterPage
      member={member}
      id={idIn(visit)}
      evidenceId={newEvidenceId(visit)}
      form={form}
      waiting={waiting}
      megabytes={config.fileLimitMb}
      today={dayOf(now)}
      errors={errors}
    />
  );
  const title = t('commitment.register.title', { member: member.name });
  const trail = trailOf(visit.viewer, member);
  return memberPage({ title, width: 'reading', trail, body, ...(status ? { status } : {}) }, errors);
}

/** Why this viewer cannot bring one now, before anything is typed. */
function barred({ viewer }: MemberVisit, { institutionId, open }: Member): CommitmentRefusal | null {
  return whyNotRegister(institutionId, viewer) ?? (open?.state === 'waiting' ? 'waiting_already' : null);
}

export async function showRegister(visit: MemberVisit): Promise<Answer> {
  const member = await memberOf(visit);
  const why = barred(visit, member);
  if (why) return refusal(why, paths.member.to(member.institutionId));
  return page(visit, member, { errors: {}, waiting: null });
}

const boxes: Readonly<Record<keyof Typed, string>> = {
  number: 'nomor_surat',
  signedOn: 'ditandatangani',
  office: 'jabatan',
  validUntil: 'sampai',
};

function typedIn({ form }: MemberVisit): Typed {
  const [number, signedOn] = [form.get('nomor_surat').trim(), form.get('ditandatangani').trim()];
  return { number, signedOn, office: form.get('jabatan').trim(), validUntil: form.get('sampai').trim() };
}

function errorsOf(typed: Typed, today: string): FieldErrors {
  const faults = Object.entries(faultsOf(typed, today)) as [keyof Typed, CommitmentRefusal][];
  return Object.fromEntries(faults.map(([field, why]) => [boxes[field], t(`commitment.refusal.${why}`)]));
}

/** The form with what the locker asks of a paper, filled from what is said of the commitment. */
function withPaper(form: FormValues, member: Member, typed: Typed): FormValues {
  const said: Readonly<Record<string, string>> = {
    judul: t('commitment.evidence', { member: member.name }).slice(0, 200),
    nomor: typed.number.slice(0, 200),
    tanggal: typed.signedOn,
    penerbit: typed.office.slice(0, 200),
    berlaku: typed.validUntil.slice(0, 4),
    halaman: '',
    catatan: '',
  };
  return { ...form, get: (name) => said[name] ?? form.get(name), has: (name) => name in said || form.has(name) };
}

export async function register(visit: MemberVisit): Promise<Answer> {
  const member = await memberOf(visit);
  const { institutionId } = member;
  const { db, viewer, form, config, now } = visit;
  const forbidden = whyNotRegister(institutionId, viewer);
  if (forbidden) return refusal(forbidden, paths.member.to(institutionId));
  const typed = typedIn(visit);
  const faults = errorsOf(typed, dayOf(now));
  const within = { ...visit, form: withPaper(form, member, typed) };
  const brought = await bringEvidence(within, { institutionId, unitId: null }, { kind: 'file', faults });
  if (!brought.ok) {
    const { tanggal: _date, berlaku: _year, ...others } = brought.why.errors;
    const errors: Record<string, string> = { ...others };
    if (errors.berkas && !form.file('berkas') && form.get('unggahan') === '')
      errors.berkas = t('commitment.refusal.file_missing');
    return page(visit, member, { errors, waiting: brought.why.waiting });
  }
  const given = { id: idIn(visit), institutionId, typed, evidence: brought.value, hubRegion: config.hubRegion };
  const outcome = await db.transact((tx) => registerCommitment(tx, viewer, given, now));
  if (!outcome.ok) return refusal(outcome.why, paths.member.to(institutionId));
  await forgetUpload(visit);
  return redirect(paths.commitment.to(outcome.value), 'commitment.done.registered');
}
