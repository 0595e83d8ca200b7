import { acting, type Viewer } from '#identity/index.ts';
import { type Answer, NotFound, type Page, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { parseId } from '#platform/ids.ts';
import { LinkButton } from '#platform/ui/button.tsx';
import { Notice } from '#platform/ui/notice.tsx';
import { PageHeader } from '#platform/ui/page-header.tsx';
import { paths } from '../../paths.ts';
import type { Hook, HookId, HookRefusal } from '../model.ts';
import { hookById } from '../queries/hooks.ts';
import { hookAdminRoles } from '../rules.ts';
import { nameOf } from '../views/name.ts';

export type HookVisit = Visit<Viewer>;

export const hookAdmins = acting(...hookAdminRoles);

/** The hook of the address. */
export async function hookAt({ params, db }: HookVisit): Promise<Hook> {
  const id = parseId<'HookId'>(params.id) as HookId | null;
  const found = id ? await hookById(db.conn, id) : null;
  if (!found) throw new NotFound();
  return found;
}

export const hooksTrail = () => [{ text: t('webhooks.title'), href: paths.hooks.to() }];
export const trailOf = (hook: Hook) => [...hooksTrail(), { text: nameOf(hook), href: paths.hook.to(hook.id) }];

export function hookPage(page: Page): Answer {
  return show({ noindex: true, trail: hooksTrail(), ...page });
}

/** What cannot be done now: why, and the way back. */
export function refusalPage(why: HookRefusal, back: string): Answer {
  if (why === 'not_found') throw new NotFound();
  const title = t('webhooks.refused');
  const body = (
    <>
      <PageHeader title={title} />
      <Notice tone="warning">
        <p>{t(`webhooks.refusal.${why}`)}</p>
      </Notice>
      <p>
        <LinkButton href={back}>{t('webhooks.back')}</LinkButton>
      </p>
    </>
  );
  return hookPage({ title, status: 409, width: 'reading', body });
}
