import { signedIn, type Viewer } from '#identity/index.ts';
import type { Capability, HomeSection, HomeTask } from '#platform/capability.ts';
import { type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { mostUrgentFirst } from '../task-order.ts';
import { HomePage } from '../views/home.tsx';

/** «What do I still owe, and what waits for others?», gathered from every capability. */
export function homeRoute(rooms: readonly Capability<Viewer>[]): Route<Viewer> {
  return {
    method: 'get',
    path: paths.home.pattern,
    guard: signedIn,
    event: 'app.home',
    handle: async ({ db, viewer, now }) => {
      const answers = await Promise.all(rooms.map((it) => it.home?.(db.conn, viewer, now) ?? []));
      const sections: readonly HomeSection[] = answers.flat();
      const parts = await Promise.all(rooms.map((it) => it.tasks?.(db.conn, viewer, now) ?? []));
      const tasks: readonly HomeTask[] = mostUrgentFirst(parts.flat());
      return show({
        title: t('app.home.title'),
        noindex: true,
        width: 'wide',
        body: (
          <HomePage
            name={viewer.person?.name ?? ''}
            role={viewer.acting?.role ?? null}
            tasks={tasks}
            sections={sections}
            now={now}
          />
        ),
      });
    },
  };
}
