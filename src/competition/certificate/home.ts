import type { Viewer } from '#identity/index.ts';
import type { HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from './paths.ts';
import { freshCertificates } from './queries/told.ts';

/** Days for which the home page tells of a certificate. */
const FRESH_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** Certificates that wait to be taken by the viewer. */
export async function certificateHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  const since = new Date(now.getTime() - FRESH_DAYS * DAY_MS);
  const count = await freshCertificates(conn, viewer, { since, now });
  if (count === 0) return [];
  const item = { text: t('certificate.home.ready'), href: paths.own.to(), count };
  return [{ kind: 'mine', title: t('certificate.own.title'), items: [item], empty: t('certificate.own.none') }];
}
