import { limitOf } from '#platform/http/limit.ts';
import { type Answer, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parsePublicCode, shownPublicCode } from '#platform/public-code.ts';
import { errorTitle } from '#platform/ui/error-summary.tsx';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { paths } from '../paths.ts';
import { replicationOfCode } from '../queries/replication.ts';
import { BusyPage, CheckPage, UnknownPage, VerifiedPage } from '../views/check-page.tsx';
import type { TransferVisit } from './visit.tsx';

/** Codes that one address may try in a minute: enough for an office that checks a stack, nothing for who guesses. */
const TRIES_A_MINUTE = 60;
const limit = limitOf(TRIES_A_MINUTE);
const LONGEST_SHOWN = 40;

export function check({ query }: TransferVisit): Answer {
  const typed = query.get('kode');
  if (typed === null) return checkPage('', {});
  const code = parsePublicCode(typed);
  if (code) return redirect(paths.verified.to(code));
  return checkPage(typed.slice(0, LONGEST_SHOWN), { kode: t('transfer.check.wrong') });
}

function checkPage(typed: string, errors: FieldErrors): Answer {
  const title = t('transfer.check.title');
  const isWrong = Object.keys(errors).length > 0;
  return show({
    title: isWrong ? errorTitle(title) : title,
    description: t('transfer.check.lead'),
    width: 'reading',
    body: <CheckPage typed={typed} errors={errors} />,
    ...(isWrong ? { status: 422, noindex: true } : {}),
  });
}

/** What the certificate of this code says, or that there is none. */
export async function verifyCode(visit: TransferVisit): Promise<Answer> {
  const seconds = limit(visit.ip, visit.now);
  if (seconds > 0)
    return show({
      title: t('transfer.check.busy'),
      status: 429,
      noindex: true,
      headers: { 'retry-after': String(seconds) },
      body: <BusyPage />,
    });
  const typed = visit.params.kode ?? '';
  const code = parsePublicCode(typed);
  const found = code ? await replicationOfCode(visit.db.conn, code) : null;
  const page = { noindex: true, width: 'reading', headers: { 'cache-control': 'private, no-store' } } as const;
  if (!code || !found?.certificate) {
    const shown = code ? shownPublicCode(code) : typed.slice(0, LONGEST_SHOWN);
    return show({ ...page, title: t('transfer.check.unknown'), status: 404, body: <UnknownPage code={shown} /> });
  }
  const body = <VerifiedPage replication={found} certificate={found.certificate} code={shownPublicCode(code)} />;
  return show({ ...page, title: t('transfer.check.true'), body });
}
