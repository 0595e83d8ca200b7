import { anyone, type Viewer } from '#identity/index.ts';
import { limitOf } from '#platform/http/limit.ts';
import { type Answer, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parsePublicCode, shownPublicCode } from '#platform/public-code.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths } from '../paths.ts';
import { publicCertificate } from '../queries/certificate.ts';
import { BusyPage, CheckPage, UnknownPage, VerifiedPage, verifiedTitle } from '../views/check-page.tsx';
import type { CertificateVisit } from './visit.tsx';

/** Codes that one address may try in a minute: enough for an office that checks a stack, nothing for who guesses. */
const TRIES_A_MINUTE = 60;
const limit = limitOf(TRIES_A_MINUTE);
const LONGEST_SHOWN = 40;

export const publicRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.check.pattern, guard: anyone, event: 'competition.certificate.check', handle: check },
  { method: 'get', path: paths.verify.pattern, guard: anyone, event: 'competition.certificate.verify', handle: verify },
];

function check({ query }: CertificateVisit): Answer {
  const typed = query.get('kode');
  if (typed === null) return checkPage('', {});
  const code = parsePublicCode(typed);
  if (code) return redirect(paths.verify.to(code));
  return checkPage(typed, { kode: t(typed.trim() === '' ? 'certificate.check.missing' : 'certificate.check.wrong') });
}

function checkPage(typed: string, errors: FieldErrors): Answer {
  const title = t('certificate.check.title');
  const isWrong = Object.keys(errors).length > 0;
  return show({
    title: isWrong ? errorTitle(title) : title,
    description: t('certificate.check.lead'),
    width: 'reading',
    body: <CheckPage typed={typed} errors={errors} />,
    ...(isWrong ? { status: 422, noindex: true } : {}),
  });
}

async function verify(visit: CertificateVisit): Promise<Answer> {
  const seconds = limit(visit.ip, visit.now);
  if (seconds > 0)
    return show({
      title: t('certificate.check.busy'),
      status: 429,
      noindex: true,
      headers: { 'retry-after': String(seconds) },
      body: <BusyPage />,
    });
  const typed = visit.params.kode ?? '';
  const code = parsePublicCode(typed);
  const found = code && (await publicCertificate(visit.db.conn, code, visit.now));
  const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex' };
  if (!found)
    return show({
      title: t('certificate.unknown.title'),
      status: 404,
      noindex: true,
      width: 'reading',
      headers,
      body: <UnknownPage code={code ? shownPublicCode(code) : typed.slice(0, LONGEST_SHOWN)} />,
    });
  return show({
    title: verifiedTitle(found),
    noindex: true,
    width: 'reading',
    headers,
    body: <VerifiedPage certificate={found} />,
  });
}
