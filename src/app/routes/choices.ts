import { anyone, type Viewer } from '#identity/index.ts';
import type { Route, Visit } from '#platform/http/route.ts';
import { isLocale } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { isTheme } from '../theme.ts';

const YEAR_S = 365 * 24 * 3600;

/** The page from which the choice came, if it is one of ours. */
export function backTo(text: string): string {
  return /^\/(?![/\\])[^\s\\]*$/.test(text) ? text : '/';
}

function choice(visit: Visit<Viewer>, cookie: string | null): Response {
  const headers = new Headers({ location: backTo(visit.form.get('kembali')) });
  if (cookie) headers.append('set-cookie', `${cookie}; Path=/; SameSite=Lax; Max-Age=${YEAR_S}`);
  return new Response(null, { status: 303, headers });
}

export const choiceRoutes: readonly Route<Viewer>[] = [
  {
    method: 'post',
    path: paths.language.pattern,
    guard: anyone,
    event: 'app.language',
    handle: (visit) => {
      const wanted = visit.form.get('bahasa');
      return choice(visit, isLocale(wanted) ? `tuntas_locale=${wanted}` : null);
    },
  },
  {
    method: 'post',
    path: paths.theme.pattern,
    guard: anyone,
    event: 'app.theme',
    handle: (visit) => {
      const wanted = visit.form.get('tema');
      return choice(visit, isTheme(wanted) ? `tuntas_theme=${wanted}` : null);
    },
  },
];
