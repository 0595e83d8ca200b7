import { anyone, type Viewer } from '#identity/index.ts';
import { type Route, show } from '#platform/http/route.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { TextPage, type TextPart } from '../views/texts.tsx';

type TextName = 'about' | 'privacy' | 'accessibility' | 'source';

const parts: Record<TextName | 'help', readonly string[]> = {
  help: ['search', 'problem', 'record', 'admin', 'import', 'lists', 'reading', 'account'],
  about: ['why', 'focus', 'who'],
  privacy: ['kept', 'cookies', 'contact', 'objection', 'rating'],
  accessibility: ['goal', 'report'],
  source: ['code', 'data'],
};

/** The parts of a page of plain text, by the keys of their messages. */
export function partsOf(name: TextName | 'help'): readonly TextPart[] {
  return parts[name].map((part) => ({
    title: `app.${name}.${part}.title` as PlainKey,
    text: `app.${name}.${part}.text` as PlainKey,
  }));
}

function textRoute(name: TextName): Route<Viewer> {
  return {
    method: 'get',
    path: paths[name].pattern,
    guard: anyone,
    event: `app.${name}`,
    handle: () =>
      show({
        title: t(`app.${name}.title`),
        width: 'reading',
        body: <TextPage title={t(`app.${name}.title`)} lead={t(`app.${name}.lead`)} parts={partsOf(name)} />,
      }),
  };
}

export const textNames = ['about', 'privacy', 'accessibility', 'source'] as const satisfies readonly TextName[];
export const textRoutes: readonly Route<Viewer>[] = textNames.map(textRoute);
