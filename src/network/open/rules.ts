import type { Json } from '../wire/rules/canonical.ts';

/** A text in both languages of the house. */
export type Both = { readonly id: string; readonly en: string };

export type CatalogueSaid = {
  readonly hub: string;
  /** Address of the page and of the catalogue, absolute. */
  readonly page: string;
  readonly address: string;
  readonly publisher: string;
  readonly email: string;
  readonly title: Both;
  readonly description: Both;
  readonly regionCode: string;
  readonly regionName: string;
  readonly sets: readonly DatasetSaid[];
  readonly services: readonly ServiceSaid[];
};
export type DatasetSaid = {
  readonly name: string;
  readonly title: Both;
  readonly description: Both;
  readonly page: string;
  readonly files: readonly { readonly address: string; readonly format: keyof typeof formats }[];
};
export type ServiceSaid = {
  readonly name: string;
  readonly title: Both;
  readonly address: string;
  readonly described: string | null;
  readonly serves: readonly string[];
};

const AUTHORITY = 'http://publications.europa.eu/resource/authority';
const MEDIA_TYPES = 'http://www.iana.org/assignments/media-types';
/** Kinds of files with their names in the lists that DCAT-AP asks for. */
const formats = {
  json: { list: 'JSON', media: 'application/json' },
  csv: { list: 'CSV', media: 'text/csv' },
  xlsx: { list: 'XLSX', media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
} as const;

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  schema: 'https://schema.org/',
} as const;

const said = ({ id, en }: Both): Json => [
  { '@language': 'id', '@value': id },
  { '@language': 'en', '@value': en },
];
const ref = (address: string): Json => ({ '@id': address });
/** A thing elsewhere with its class, for readers who check what may stand in which place. */
const typed = (address: string, type: string): Json => ({ '@id': address, '@type': type });

/** The open data of the hub as DCAT-AP 3 in JSON-LD, with datasets that are datasets of schema.org too. */
export function catalogueOf(it: CatalogueSaid): Json {
  const publisher = `${it.hub}/#hub`;
  const language = typed(`${AUTHORITY}/language/IND`, 'dct:LinguisticSystem');
  return {
    '@context': context,
    '@id': it.address,
    '@type': 'dcat:Catalog',
    'dct:title': said(it.title),
    'dct:description': said(it.description),
    'dct:publisher': { '@id': publisher, '@type': 'foaf:Agent', 'foaf:name': it.publisher },
    'dct:language': language,
    'foaf:homepage': typed(it.page, 'foaf:Document'),
    'dcat:dataset': it.sets.map((set) => datasetOf(set, it)),
    'dcat:service': it.services.map((service) => serviceOf(service, it)),
  };
}

const nameOf = ({ page }: Pick<CatalogueSaid, 'page'>, name: string) => `${page}#${name}`;

function datasetOf(set: DatasetSaid, it: CatalogueSaid): Json {
  return {
    '@id': nameOf(it, set.name),
    '@type': ['dcat:Dataset', 'schema:Dataset'],
    'dct:title': said(set.title),
    'dct:description': said(set.description),
    'schema:name': set.title.id,
    'schema:description': set.description.id,
    'dct:publisher': ref(`${it.hub}/#hub`),
    'dcat:contactPoint': {
      '@type': 'vcard:Kind',
      'vcard:fn': it.publisher,
      'vcard:hasEmail': ref(`mailto:${it.email}`),
    },
    'dcat:landingPage': typed(set.page, 'foaf:Document'),
    'dct:spatial': { '@type': 'dct:Location', 'dct:identifier': it.regionCode, 'schema:name': it.regionName },
    'dct:accrualPeriodicity': typed(`${AUTHORITY}/frequency/CONT`, 'dct:Frequency'),
    'dcat:distribution': set.files.map((file) => ({
      '@id': file.address,
      '@type': 'dcat:Distribution',
      'dcat:accessURL': ref(file.address),
      'dcat:downloadURL': ref(file.address),
      'dct:format': typed(`${AUTHORITY}/file-type/${formats[file.format].list}`, 'dct:MediaTypeOrExtent'),
      'dcat:mediaType': typed(`${MEDIA_TYPES}/${formats[file.format].media}`, 'dct:MediaType'),
    })),
  };
}

function serviceOf(service: ServiceSaid, it: CatalogueSaid): Json {
  return {
    '@id': nameOf(it, service.name),
    '@type': 'dcat:DataService',
    'dct:title': said(service.title),
    'dcat:endpointURL': ref(service.address),
    ...(service.described ? { 'dcat:endpointDescription': ref(service.described) } : {}),
    'dcat:servesDataset': service.serves.map((name) => ref(nameOf(it, name))),
  };
}
