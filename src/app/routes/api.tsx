import { anyone, isActing, type Viewer } from '#identity/index.ts';
import { hookAdminRoles } from '#integration/index.ts';
import type { Capability } from '#platform/capability.ts';
import { openApi } from '#platform/http/api/openapi.ts';
import { paths } from '#platform/http/api/paths.ts';
import { type Answer, type Route, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { ApiPage } from '../views/api/page.tsx';

/** What tells about the interface for programs: a page for people and the description for their tools. */
export function apiRoutes(rooms: readonly Capability<Viewer>[]): readonly Route<Viewer>[] {
  const operations = rooms.flatMap((it) => it.api ?? []);
  const page = ({ baseUrl, viewer }: Visit<Viewer>): Answer =>
    show({
      title: t('app.api.title'),
      description: t('app.api.lead'),
      width: 'wide',
      body: <ApiPage operations={operations} baseUrl={baseUrl} mayManage={isActing(viewer, ...hookAdminRoles)} />,
    });
  const description = ({ baseUrl }: Visit<Viewer>): Answer => {
    const info = { title: t('app.api.title'), description: t('app.api.lead'), baseUrl };
    return Response.json(openApi(operations, info), {
      headers: { 'cache-control': 'public, max-age=300', vary: 'Accept-Language, Cookie' },
    });
  };
  return [
    { method: 'get', path: paths.page.pattern, guard: anyone, event: 'app.api', handle: page },
    {
      method: 'get',
      path: paths.description.pattern,
      guard: anyone,
      event: 'app.api_description',
      forPrograms: true,
      handle: description,
    },
  ];
}
