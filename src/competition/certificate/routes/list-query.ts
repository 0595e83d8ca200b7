import { parseId } from '#platform/ids.ts';
import { type CertificateFilter, certificateKinds, certificateSorts, certificateStates } from '../model.ts';
import type { ListQuery } from '../paths.ts';

const LONGEST_WORDS = 200;

/** The certificates that the address asks for; what it says wrongly is no filter. `urut` begins with `-` for the other way round. */
export function askedList(query: URLSearchParams): {
  readonly asked: Required<Omit<ListQuery, 'halaman'>>;
  readonly filter: CertificateFilter;
} {
  const order = query.get('urut') ?? '';
  const sort = certificateSorts.find((it) => it === order.replace(/^-/, '')) ?? 'number';
  const filter: CertificateFilter = {
    text: query.get('cari')?.trim().slice(0, LONGEST_WORDS) ?? '',
    kind: certificateKinds.find((it) => it === query.get('jenis')) ?? null,
    state: certificateStates.find((it) => it === query.get('keadaan')) ?? null,
    batch: parseId<'CertificateBatchId'>(query.get('daftar')),
    sort,
    descending: order.startsWith('-'),
  };
  const asked = {
    cari: filter.text,
    jenis: filter.kind ?? '',
    keadaan: filter.state ?? '',
    daftar: filter.batch ?? '',
    urut: orderOf(filter),
  };
  return { asked, filter };
}

/** As the address says it; the usual order is not said. */
export function orderOf({ sort, descending }: Pick<CertificateFilter, 'sort' | 'descending'>): string {
  if (sort === 'number' && !descending) return '';
  return descending ? `-${sort}` : sort;
}
