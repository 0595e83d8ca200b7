import { anyone, regionName, type Viewer } from '#identity/index.ts';
import { paths as apiPaths } from '#platform/http/api/paths.ts';
import { type Answer, type Route, show, type Visit } from '#platform/http/route.ts';
import { inLocale, type PlainKey, t } from '#platform/i18n/i18n.ts';
import { answered, etagOf } from '#registry/index.ts';
import { hubOf } from '../feed/routes.ts';
import { signingAt } from '../keys/rules.ts';
import { signerOf } from '../keys/signer.ts';
import { repositoryName } from '../oai/record.ts';
import { emailOf } from '../oai/rules/envelope.ts';
import { paths } from '../paths.ts';
import { type Both, type CatalogueSaid, catalogueOf } from './rules.ts';
import { fileOf, openSets } from './sets.ts';
import { OpenPage } from './views/open-page.tsx';

type OpenVisit = Visit<Viewer>;

/** What the hub gives to everybody: a page for people and a catalogue for portals. */
export const openRoutes: readonly Route<Viewer>[] = [
  { method: 'get', path: paths.open.pattern, guard: anyone, event: 'network.open.page', handle: page },
  {
    method: 'get',
    path: paths.openCatalogue.pattern,
    guard: anyone,
    event: 'network.open.catalogue',
    handle: catalogue,
  },
];

export const openEvents: readonly string[] = ['network.open.page', 'network.open.catalogue'];

async function page(visit: OpenVisit): Promise<Answer> {
  const { keys, signing } = await signerOf(visit, visit.now);
  const key = signing && signingAt(keys, visit.now);
  const body = <OpenPage baseUrl={hubOf(visit)} publicKey={key?.publicKey ?? null} />;
  return show({ title: t('open.title'), description: t('open.description'), body });
}

const CATALOGUE = { type: 'application/ld+json', seconds: 3600 };

async function catalogue(visit: OpenVisit): Promise<Response> {
  const text = JSON.stringify(catalogueOf(saidBy(visit)));
  return answered(visit, { etag: etagOf(text), lastModified: null }, CATALOGUE, async () => text);
}

const both = (key: PlainKey): Both => ({ id: inLocale('id', () => t(key)), en: inLocale('en', () => t(key)) });

function saidBy(visit: OpenVisit): CatalogueSaid {
  const hub = hubOf(visit);
  const { hubRegion, mailFrom } = visit.config;
  const all = openSets.map((set) => set.name);
  return {
    hub,
    page: hub + paths.open.to(),
    address: hub + paths.openCatalogue.to(),
    publisher: repositoryName(visit),
    email: emailOf(mailFrom, hub),
    title: both('open.title'),
    description: both('open.description'),
    regionCode: hubRegion,
    regionName: regionName(hubRegion),
    sets: openSets.map((set) => ({
      name: set.name,
      title: both(`open.set.${set.name}`),
      description: both(`open.set.${set.name}.text`),
      page: hub + set.page,
      files: (['csv', 'xlsx', 'json'] as const).map((format) => ({ address: hub + fileOf(set.page, format), format })),
    })),
    services: [
      {
        ...{ name: 'api', title: both('open.way.api'), address: hub + apiPaths.page.to() },
        ...{ described: hub + apiPaths.description.to(), serves: openSets.flatMap((it) => (it.api ? it.name : [])) },
      },
      {
        ...{ name: 'oai', title: both('open.way.oai'), address: hub + paths.oai.to(), described: null },
        serves: openSets.flatMap((it) => (it.isHarvested ? it.name : [])),
      },
      {
        ...{ name: 'feed', title: both('open.way.feed'), address: hub + paths.feed.to(), described: null },
        serves: all.slice(0, 1),
      },
    ],
  };
}
