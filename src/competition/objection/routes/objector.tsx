import { limitOf } from '#platform/http/limit.ts';
import { networkOf } from '#platform/http/network.ts';
import { type Answer, redirect } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parsePublicCode, shownPublicCode } from '#platform/public-code.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { editionById } from '../../edition/queries/editions.ts';
import { editionTitle } from '../../stage/views/words.ts';
import { confirmObjection } from '../actions/confirm.ts';
import { paths } from '../paths.ts';
import { objectionBy } from '../queries/objection.ts';
import { keyDigestOf } from '../rules/key.ts';
import { confirmBy } from '../rules/window.ts';
import { ConfirmPage, NoKeyPage } from '../views/confirm-page.tsx';
import { FindPage, ReceiptPage, UnknownPage } from '../views/receipt-page.tsx';
import { type ObjectionVisit, objectionPage } from './visit.tsx';

/** Numbers and keys that one address may try in a minute: enough for who mistypes, nothing for who guesses. */
const TRIES_A_MINUTE = 60;
const limit = limitOf(TRIES_A_MINUTE);
const LONGEST_SHOWN = 40;
const headers = { 'cache-control': 'private, no-store', 'x-robots-tag': 'noindex', 'referrer-policy': 'no-referrer' };

function noKey(
  why: 'unknown' | 'expired' | 'busy',
  status: number,
  more: Readonly<Record<string, string>> = {},
): Answer {
  const title = t(`objection.key.${why}.title`);
  const body = <NoKeyPage why={why} />;
  return objectionPage({ title, status, width: 'reading', headers: { ...headers, ...more }, body });
}

/** Null while this address has not tried too often. */
function busy({ ip, now }: ObjectionVisit): Answer | null {
  const seconds = limit(networkOf(ip), now);
  return seconds > 0 ? noKey('busy', 429, { 'retry-after': String(seconds) }) : null;
}

export async function showConfirm(visit: ObjectionVisit): Promise<Answer> {
  const waits = busy(visit);
  if (waits) return waits;
  const key = visit.params.kunci ?? '';
  const objection = await objectionBy(visit.db.conn, { keyDigest: keyDigestOf(key) });
  const edition = objection && (await editionById(visit.db.conn, objection.editionId));
  if (!objection || !edition) return noKey('unknown', 404);
  const code = parsePublicCode(objection.code);
  if (code) return redirect(paths.receipt.to(code));
  const until = confirmBy(edition.document, objection.raisedAt);
  if (until <= visit.now) return noKey('expired', 410);
  const body = <ConfirmPage objection={objection} edition={editionTitle(edition)} key_={key} until={until} />;
  return objectionPage({ title: t('objection.confirm.title'), width: 'reading', headers, body });
}

export async function confirm(visit: ObjectionVisit): Promise<Answer> {
  const waits = busy(visit);
  if (waits) return waits;
  const given = { key: visit.params.kunci ?? '', baseUrl: visit.baseUrl };
  const outcome = await visit.db.transact((tx) => confirmObjection(tx, visit.viewer, given));
  if (!outcome.ok) return outcome.why === 'expired' ? noKey('expired', 410) : noKey('unknown', 404);
  return redirect(paths.receipt.to(outcome.value), 'objection.done.confirmed');
}

export function find({ query }: ObjectionVisit): Answer {
  const typed = query.get('kode');
  if (typed === null) return findPage('', {});
  const code = parsePublicCode(typed);
  if (code) return redirect(paths.receipt.to(code));
  return findPage(typed, { kode: t(typed.trim() === '' ? 'objection.find.missing' : 'objection.find.wrong') });
}

function findPage(typed: string, errors: FieldErrors): Answer {
  const body = <FindPage typed={typed} errors={errors} />;
  return objectionPage({ title: t('objection.find.title'), width: 'reading', body }, errors);
}

/** By the number alone; a wrong one is the same for everybody. */
export async function showReceipt(visit: ObjectionVisit): Promise<Answer> {
  const waits = busy(visit);
  if (waits) return waits;
  const typed = visit.params.kode ?? '';
  const code = parsePublicCode(typed);
  const objection = code && (await objectionBy(visit.db.conn, { code }));
  const edition = objection && (await editionById(visit.db.conn, objection.editionId));
  if (!code || !objection || !edition) {
    const body = <UnknownPage number={code ? shownPublicCode(code) : typed.slice(0, LONGEST_SHOWN)} />;
    return objectionPage({ title: t('objection.unknown.title'), status: 404, width: 'reading', headers, body });
  }
  const title = t('objection.receipt.title', { number: shownPublicCode(code) });
  const body = <ReceiptPage code={code} objection={objection} edition={editionTitle(edition)} />;
  return objectionPage({ title, width: 'reading', headers, body });
}
