import { anyone, type Viewer } from '#identity/index.ts';
import type { Capability } from '#platform/capability.ts';
import { type Route, show } from '#platform/http/route.ts';
import { t } from '#platform/i18n/i18n.ts';
import { helpedFor } from '../help-pages.ts';
import { paths } from '../paths.ts';
import { HelpPage } from '../views/help.tsx';
import { partsOf } from './texts.tsx';

const LONGEST_WORDS = 100;

/** The help as a whole: how to use the product, and which pages of these rooms have a help of their own. */
export function helpRoute(rooms: readonly Pick<Capability<Viewer>, 'name' | 'routes'>[]): Route<Viewer> {
  return {
    method: 'get',
    path: paths.help.pattern,
    guard: anyone,
    event: 'app.help',
    handle: ({ query, viewer }) => {
      const words = (query.get('q') ?? '').trim().slice(0, LONGEST_WORDS);
      const groups = helpedFor(rooms, viewer, words);
      return show({
        title: t('app.help.title'),
        width: 'reading',
        body: <HelpPage parts={partsOf('help')} groups={groups} words={words} />,
      });
    },
  };
}
