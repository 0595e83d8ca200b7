import { readList, sortOf } from '../src/registry/catalogue/list-query.ts';
import { awardedRecords, newestRecords } from '../src/registry/catalogue/queries/start.ts';
import { aroundRecord, foundRecord } from '../src/registry/catalogue/record/queries.ts';
import type { InnovationId } from '../src/registry/model/ids.ts';
import { searchCatalogue } from '../src/registry/search/catalogue-search.ts';
import type { Page } from './pages.ts';
import { cpuOf, postgresOf } from './processes.ts';
import type { Bench } from './seed-records.ts';

const CONNECTIONS = 8;

/** CPU of PostgreSQL for what a page asks of it, asked by this process without any page, in ms a time. */
export async function statementsOf(bench: Bench, page: Page, seconds: number): Promise<number> {
  const spent = () => postgresOf(bench.clusterDir).reduce((sum, pid) => sum + cpuOf(pid), 0);
  const end = performance.now() + seconds * 500;
  const before = spent();
  let times = 0;
  const worker = async () => {
    while (performance.now() < end) {
      await ask(bench, new URL(page.next(), 'http://bench.example'));
      times += 1;
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, worker));
  return (spent() - before) / times;
}

async function ask({ db }: Bench, { pathname, searchParams }: URL): Promise<void> {
  const { conn } = db;
  const [, first = '', id = ''] = pathname.split('/');
  if (first === '') {
    await Promise.all([newestRecords(conn, 6), awardedRecords(conn, 12)]);
  } else if (id === '') {
    const query = readList(searchParams);
    await searchCatalogue(conn, { typed: query.text, filter: query.filter, sort: sortOf(query), page: query.page });
  } else {
    const record = await foundRecord(conn, id as InnovationId);
    if (record) await aroundRecord(conn, record);
  }
}
