import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '../../../tests/support/database.ts';
import { withRegions } from '../../../tests/support/people.ts';
import { HERE, type TestServer, testServer } from '../../../tests/support/server.ts';
import { dcatShapes, shapeFaults } from '../../../tests/support/shapes.ts';

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await testDatabase();
  await withRegions(database.db);
  server = testServer(database.db);
});
afterAll(() => database.close());

type Node = { readonly [name: string]: unknown };
const catalogue = async (): Promise<Node> => (await server.ask('/data-terbuka/katalog.jsonld')).json();
const list = (node: Node, name: string) => node[name] as readonly Node[];
const target = (node: Node, name: string) => (node[name] as { readonly '@id': string })['@id'];

/** What a class of DCAT-AP 3 must have, and what we promise beside. */
const owed: Readonly<Record<string, readonly string[]>> = {
  'dcat:Catalog': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset', 'dcat:service', 'dct:language'],
  'dcat:Dataset': ['dct:title', 'dct:description', 'dct:publisher', 'dcat:contactPoint', 'dcat:distribution'],
  'dcat:Distribution': ['dcat:accessURL', 'dct:format', 'dcat:mediaType'],
  'dcat:DataService': ['dct:title', 'dcat:endpointURL', 'dcat:servesDataset'],
  'foaf:Agent': ['foaf:name'],
  'vcard:Kind': ['vcard:fn', 'vcard:hasEmail'],
  'dct:Location': ['dct:identifier'],
};

/** Classes of things that stand elsewhere: said, so that a place can be checked for what may stand in it. */
const elsewhere = [
  ...['dct:Frequency', 'dct:LinguisticSystem', 'dct:MediaType', 'dct:MediaTypeOrExtent', 'foaf:Document'],
] as const;

/** Every node of the document that says its class. */
function nodesIn(value: unknown): readonly Node[] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.values(value).flatMap(nodesIn);
  return '@type' in value ? [value as Node, ...inner] : inner;
}

describe('the catalogue of open data', () => {
  test('says of each thing what DCAT-AP asks for', async () => {
    const nodes = nodesIn(await catalogue());
    const lacking = nodes.flatMap((node) =>
      [node['@type']].flat().flatMap((type) => (owed[String(type)] ?? []).filter((name) => !(name in node))),
    );
    expect(lacking).toEqual([]);
    const types = nodes.flatMap((node) => [node['@type']].flat().map(String));
    expect([...new Set(types)].sort()).toEqual([...Object.keys(owed), ...elsewhere, 'schema:Dataset'].sort());
  });
  test('conforms to the shapes of what we rely on, and to any others that are given', async () => {
    expect(await shapeFaults(await catalogue(), dcatShapes())).toEqual([]);
  });
  test('fails the shapes where something is missing or is of another kind', async () => {
    const { 'dct:title': _title, ...bare } = await catalogue();
    const wrong = { ...bare, 'dct:publisher': { '@id': `${HERE}/#hub` }, 'dct:language': 'Bahasa Indonesia' };
    const faults = await shapeFaults(wrong, dcatShapes());
    expect(new Set(faults.map((it) => it.path))).toEqual(new Set(['dct:title', 'dct:publisher', 'dct:language']));
  });
  test('uses only names that its context explains, and whole addresses', async () => {
    const document = await catalogue();
    const prefixes = Object.keys(document['@context'] as object);
    const names = nodesIn(document).flatMap((node) => Object.keys(node));
    expect(names.filter((name) => !name.startsWith('@') && !prefixes.includes(name.split(':')[0] ?? ''))).toEqual([]);
    const addresses = [...JSON.stringify(document).matchAll(/"@id":"([^"]*)"/g)].map(([, address = '']) => address);
    expect(addresses.filter((address) => !/^(?:https?:\/\/|mailto:)\S+$/.test(address))).toEqual([]);
  });
  test('leads to files and services that are there', async () => {
    const document = await catalogue();
    const files = list(document, 'dcat:dataset').flatMap((set) => list(set, 'dcat:distribution'));
    const addresses = [
      ...files.map((file) => [
        target(file, 'dcat:accessURL'),
        target(file, 'dcat:mediaType').split('/').slice(-2).join('/'),
      ]),
      ...list(document, 'dcat:service').map((service) => [target(service, 'dcat:endpointURL'), '']),
    ];
    expect(files).toHaveLength(9);
    for (const [address = '', media = ''] of addresses) {
      const answer = await server.ask(address.replace(HERE, ''));
      expect([address, answer.status]).toEqual([address, 200]);
      expect(answer.headers.get('content-type')).toContain(media);
    }
  });
  test('speaks both languages, whatever the reader speaks', async () => {
    const document = await catalogue();
    expect(document['dct:title']).toEqual([
      { '@language': 'id', '@value': 'Data terbuka dan federasi' },
      { '@language': 'en', '@value': 'Open data and federation' },
    ]);
    const english = await server.ask('/data-terbuka/katalog.jsonld', { cookies: 'tuntas_locale=en' });
    expect(await english.json()).toEqual(document);
  });
});

test('the page tells every way and the fingerprint of the key', async () => {
  const text = await (await server.ask('/data-terbuka')).text();
  for (const way of ['/oai', '/federasi/umpan', '/.well-known/tuntas', '/api'])
    expect(text).toContain(`${HERE}${way}<`);
  expect(text).toMatch(/(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/);
});
