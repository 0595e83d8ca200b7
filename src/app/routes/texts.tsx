import { anyone, type Viewer } from '#identity/index.ts';
import { type Route, show } from '#platform/http/route.ts';
import { type PlainKey, t } from '#platform/i18n/i18n.ts';
import { paths } from '../paths.ts';
import { TextPage, type TextPart } from '../views/texts.tsx';

type TextName = 'help' | 'about' | 'privacy' | 'accessibility' | 'source';

const parts: Record<TextName, readonly string[]> = {
  help: ['search', 'problem', 'record', 'admin', 'import', 'account'],
  about: ['why', 'focus', 'who'],
  privacy: ['kept', 'cookies', 'contact', 'objection', 'rating'],
  accessibility: ['goal', 'report'],
  source: ['code', 'data'],
};

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
        body: (
          <TextPage title={t(`app.${name}.title`)} lead={t(`app.${name}.lead`)} parts={parts[name].map(partOf(name))} />
        ),
      }),
  };
}

function partOf(name: TextName): (part: string) => TextPart {
  return (part) => ({
    title: `app.${name}.${part}.title` as PlainKey,
    text: `app.${name}.${part}.text` as PlainKey,
  });
}

export const textNames = Object.keys(parts) as readonly TextName[];
export const textRoutes: readonly Route<Viewer>[] = textNames.map(textRoute);
