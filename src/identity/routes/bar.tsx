import type { Config } from '#platform/config.ts';
import { type Answer, type Route, redirect, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { roles, type Viewer } from '../model.ts';
import { offersSso } from '../oidc.ts';
import { paths } from '../paths.ts';
import { whyBarred } from '../rules/bar.ts';
import { KeptFromSupport } from '../views/support-view.tsx';
import type { IdentityVisit } from './visit.ts';

type Bar = (visit: IdentityVisit, route: Route<Viewer>) => Answer | null;

/** What is answered in a route's place to whom a setting or a mode keeps away. Throws when the settings name a role that is none, or half a provider. */
export function barOf(config: Config): Bar {
  const unknown = config.totpRoles.filter((name) => !(roles as readonly string[]).includes(name));
  if (unknown.length > 0) throw new Error(`Wrong settings:\nTUNTAS_TOTP_ROLES: no such role: ${unknown.join(', ')}`);
  offersSso(config);
  return ({ viewer }, route) => {
    const why = whyBarred(viewer, route);
    if (why === null) return null;
    return why === 'second_factor' ? redirect(paths.secondFactor.to()) : keptFromSupport(viewer, why);
  };
}

function keptFromSupport({ person }: Viewer, why: 'read_only' | 'own_secrets'): Answer {
  const body = <KeptFromSupport why={why} name={person?.name ?? ''} />;
  return show({ noindex: true, width: 'reading', title: t(`identity.viewAs.kept.${why}`), body, status: 403 });
}
