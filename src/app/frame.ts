import { paths as identityPaths, regionName, type Viewer } from '#identity/index.ts';
import { type Asked, cookieOf } from '#platform/http/kernel.ts';
import type { Page } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { Frame } from './layout/frame.ts';
import { menuOf } from './menu.ts';
import { helpedBy } from './page-help.ts';
import type { Statics } from './statics.ts';
import { isTheme } from './theme.ts';

/** What surrounds a page: menu, person, language and theme of this visit, and the help of the page. */
export function frameOf(page: Page, { visit, route }: Asked<Viewer>, statics: Statics): Frame {
  const theme = cookieOf(visit.request, 'tuntas_theme');
  const { viewer } = visit;
  return {
    path: visit.url.pathname + visit.url.search,
    locale: visit.locale,
    theme: isTheme(theme) ? theme : 'system',
    person: personOf(viewer, visit.url),
    acting: viewer.acting ? t(`identity.role.${viewer.acting.role}`) : null,
    support: supportOf(viewer),
    menu: menuOf(viewer, visit.url.pathname),
    help: helpedBy(route, page.status),
    flash: visit.flash ? t(visit.flash as never) : null,
    asset: statics.asset,
    siteName: t('app.site.name', { region: regionName(visit.config.hubRegion) }),
    baseUrl: visit.baseUrl,
    now: visit.now,
  };
}

function personOf(viewer: Viewer, url: URL): Frame['person'] {
  if (!viewer.person) return null;
  const several = viewer.memberships.length > 1 && !viewer.support;
  const switchRole = several ? identityPaths.act.to(url.pathname + url.search) : null;
  return { name: viewer.person.name, home: identityPaths.profile.to(), switchRole };
}

function supportOf({ support, person }: Viewer): Frame['support'] {
  if (!support || !person) return null;
  return { name: person.name, until: support.until, end: identityPaths.endSupportView.to() };
}
