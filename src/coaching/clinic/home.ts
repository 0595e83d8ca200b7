import { isActing, type Viewer } from '#identity/index.ts';
import type { HomeItem, HomeSection } from '#platform/capability.ts';
import type { Conn } from '#platform/db.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Clinic } from './model/clinic.ts';
import { paths } from './paths.ts';
import { ownAhead, unanswered } from './queries/clinics.ts';
import { whenText } from './views/words.ts';

/** Clinics to which one goes; for an admin also those that invite the institution and that nobody of it answered. */
export async function clinicHome(conn: Conn, viewer: Viewer, now: Date): Promise<readonly HomeSection[]> {
  if (!viewer.person || !viewer.acting) return [];
  const own = await ownAhead(conn, viewer, now);
  const open = isActing(viewer, 'local_admin') ? await unanswered(conn, viewer, now) : [];
  const item = (clinic: Clinic, text: string): HomeItem => ({
    text,
    href: paths.one.to(clinic.id),
    when: whenText(clinic),
  });
  const items = [
    ...open.map((it) => ({
      ...item(it, t('clinic.home.unanswered', { title: it.title })),
      tone: 'attention' as const,
    })),
    ...own.map((it) => item(it, t('clinic.home.own', { title: it.title }))),
  ];
  if (items.length === 0) return [];
  return [{ kind: 'mine', title: t('clinic.list.title'), items, empty: t('clinic.list.none') }];
}
