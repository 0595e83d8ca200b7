import { limitOf } from '#platform/http/limit.ts';
import { type Answer, NotFound, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { pdfAnswer } from '#platform/pdf/answer.tsx';
import { parsePublicCode, shownPublicCode } from '#platform/public-code.ts';
import { paths } from '../paths.ts';
import { certificatePdf } from '../print.ts';
import { certificateOf, certificateOfCode } from '../queries/outcome.ts';
import { registrationById } from '../queries/registrations.ts';
import { mayReadRegistration } from '../rules/registration.ts';
import { CheckPage, VerifiedPage } from '../views/check-page.tsx';
import { type ClinicVisit, clinicOf, workPage } from './visit.tsx';

/** The certificate of somebody who was there, for that person, the admin of the institution and those who work at the clinic. */
export async function certificateFile(visit: ClinicVisit): Promise<Answer> {
  const clinic = await clinicOf(visit);
  const { conn } = visit.db;
  const id = parseId<'RegistrationId'>(visit.params.peserta);
  const registration = id ? await registrationById(conn, id) : null;
  if (registration?.clinicId !== clinic.id || !mayReadRegistration(clinic, registration, visit.viewer))
    throw new NotFound();
  const found = await certificateOf(conn, registration.id);
  if (!found?.isTrue) throw new NotFound();
  return pdfAnswer(visit, `sertifikat-${found.number}`, () => certificatePdf({ ...found, baseUrl: visit.baseUrl }));
}

/** Codes that one address may try in a minute: enough for an office that checks a stack, nothing for who guesses. */
const TRIES_A_MINUTE = 60;
const limit = limitOf(TRIES_A_MINUTE);
const LONGEST_SHOWN = 40;

export function check({ query }: ClinicVisit): Answer {
  const typed = query.get('kode');
  const code = parsePublicCode(typed);
  if (code) return redirect(paths.verified.to(code));
  const errors: Record<string, string> = typed === null ? {} : { kode: t('clinic.check.wrong') };
  const body = <CheckPage typed={(typed ?? '').slice(0, LONGEST_SHOWN)} errors={errors} />;
  return workPage({ title: t('clinic.check.title'), width: 'reading', body }, errors);
}

/** What the certificate of this code says, or that there is none, or that it holds no more. */
export async function verifyCode(visit: ClinicVisit): Promise<Answer> {
  const seconds = limit(visit.ip, visit.now);
  const code = parsePublicCode(visit.params.kode ?? '');
  const found = code && seconds === 0 ? await certificateOfCode(visit.db.conn, code) : null;
  const state = seconds > 0 ? 'busy' : found ? (found.isTrue ? 'true' : 'void') : 'unknown';
  const shown = code ? shownPublicCode(code) : (visit.params.kode ?? '').slice(0, LONGEST_SHOWN);
  const statuses = { busy: 429, true: 200, void: 200, unknown: 404 } as const;
  return show({
    title: t(`clinic.check.${state}`),
    status: statuses[state],
    noindex: true,
    width: 'reading',
    headers: { 'cache-control': 'private, no-store', ...(seconds > 0 ? { 'retry-after': String(seconds) } : {}) },
    body: <VerifiedPage state={state} code={shown} found={found} />,
  });
}
