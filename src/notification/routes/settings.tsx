import { signedIn, type Viewer } from '#identity/index.ts';
import { type Answer, type Route, redirect, show, type Visit } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import type { FieldErrors } from '#platform/ui/field.tsx';
import { saveSettings } from '../actions/own.ts';
import { examplesOf } from '../examples.ts';
import type { Delivery, NoticeKind } from '../model.ts';
import { paths } from '../paths.ts';
import { settingsOf } from '../queries.ts';
import { choicesFor } from '../rules.ts';
import { ExamplePage } from '../views/example.tsx';
import { SettingsPage } from '../views/settings.tsx';
import { kindIn, signedInViewer } from './visit.ts';

type House = Visit<Viewer>;
type Shown = { readonly wanted: ReadonlyMap<string, Delivery>; readonly errors: FieldErrors };

function settingsPage(kinds: readonly NoticeKind[], shown: Shown): Answer {
  const status = Object.keys(shown.errors).length > 0 ? { status: 422 } : {};
  return show({
    title: t('notification.settings.title'),
    noindex: true,
    ...status,
    body: <SettingsPage kinds={kinds} {...shown} />,
  });
}

/** What the form says of each kind; a way that is not offered is an error at its field. */
function readForm(kinds: readonly NoticeKind[], { form }: House): Shown {
  const wanted = new Map<string, Delivery>();
  const errors: Record<string, string> = {};
  for (const kind of kinds) {
    if (!form.has(kind.kind)) continue;
    const chosen = choicesFor(kind).find((it) => it === form.get(kind.kind));
    if (chosen) wanted.set(kind.kind, chosen);
    else errors[kind.kind] = t('notification.settings.unfit');
  }
  return { wanted, errors };
}

async function save(kinds: readonly NoticeKind[], visit: House): Promise<Answer> {
  const { wanted, errors } = readForm(kinds, visit);
  if (Object.keys(errors).length > 0) return settingsPage(kinds, { wanted, errors });
  await visit.db.transact((tx) => saveSettings(tx, signedInViewer(visit.viewer), wanted, visit.now));
  return redirect(paths.settings.to(), 'notification.flash.saved');
}

export function settingsRoutes(kinds: readonly NoticeKind[]): readonly Route<Viewer>[] {
  return [
    {
      method: 'get',
      path: paths.settings.pattern,
      guard: signedIn,
      event: 'notification.settings_shown',
      handle: async ({ db, viewer }) =>
        settingsPage(kinds, { wanted: await settingsOf(db.conn, signedInViewer(viewer).person.id), errors: {} }),
    },
    {
      method: 'post',
      path: paths.settings.pattern,
      guard: signedIn,
      event: 'notification.settings',
      handle: (visit) => save(kinds, visit),
    },
    {
      method: 'get',
      path: paths.example.pattern,
      guard: signedIn,
      event: 'notification.example',
      handle: ({ params, baseUrl }) => {
        const kind = kindIn(kinds, params);
        const body = <ExamplePage kind={kind.kind} examples={examplesOf(kind, baseUrl)} />;
        const trail = [{ text: t('notification.settings.title'), href: paths.settings.to() }];
        return show({ title: t('notification.example.title'), noindex: true, trail, body });
      },
    },
  ];
}
