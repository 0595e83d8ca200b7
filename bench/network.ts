// Three hubs on one machine, two provinces and a national one: `node --import ./tools/tsx.ts bench/network.ts [folder]`.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import across from '../src/network/across/messages/id.json' with { type: 'json' };
import { hubIn } from './network/hub.ts';
import { Office } from './network/office.ts';
import { until } from './network/until.ts';
import { command } from './rush/hub.ts';

const folder = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'tuntas-bench-network-'));
const TITLE = 'Sepeda Bagus untuk Sekolah Jauh';
/** interest, verify, agree, begin, certify */
const MESSAGES = 5;
/** By then the work that somebody pressed for hangs on the hub that is frozen. */
const UNDER_WAY_MS = 1500;

const done: { readonly step: string; readonly ms: number }[] = [];

/** One step of the walk; whatever it does not see ends the walk. */
async function step<Seen>(name: string, walk: () => Promise<Seen>): Promise<Seen> {
  const begun = performance.now();
  const seen = await walk();
  const ms = performance.now() - begun;
  done.push({ step: name, ms });
  console.log(`${(ms / 1000).toFixed(2).padStart(8)} s  ${name}`);
  return seen;
}

const sumut = await hubIn({ name: 'sumut', region: '12', folder });
const jabar = await hubIn({ name: 'jabar', region: '32', folder });
const national = await hubIn({ name: 'nasional', region: '31', folder });
const hubs = [sumut, jabar, national];
for (const name of ['SIGINT', 'SIGTERM'] as const)
  process.once(name, () => void Promise.all(hubs.map((it) => it.stop())).then(() => process.exit(1)));

type Offices = { readonly owner: Office; readonly asker: Office; readonly all: Office };

async function opened(): Promise<Offices> {
  await step('three hubs start, each with an empty folder', async () => {
    for (const hub of hubs) await hub.start();
  });
  return step('each hub has its first administrator', async () => {
    const [owner, asker, all] = [await Office.open(sumut), await Office.open(jabar), await Office.open(national)];
    return { owner, asker, all };
  });
}

async function meet({ owner, asker, all }: Offices): Promise<void> {
  await step('all meet: six fingerprints compared and confirmed', async () => {
    for (const [one, other] of [
      ...[[all, owner] as const, [all, asker] as const, [owner, asker] as const],
      ...[[owner, all] as const, [asker, all] as const, [asker, owner] as const],
    ])
      await one.trust(other);
  });
}

/** Waits until the record is in the catalogue of all hubs there; answers its page. */
async function lists(office: Office): Promise<string> {
  await until(`${office.hub.name} lists the record`, async () => (await office.found(TITLE)).length > 0);
  const [page = '', ...more] = await office.found(TITLE);
  if (more.length > 0) throw new Error(`${office.hub.name} lists the record ${more.length + 1} times`);
  return page;
}

async function publish({ owner, asker, all }: Offices): Promise<string> {
  await step('sumut writes a record and publishes it', () => owner.publish(TITLE));
  await step('sumut lists it among the records of all hubs', () => lists(owner));
  await step('nasional is killed while it takes from sumut, and starts again', async () => {
    sumut.freeze();
    await all.take(owner);
    await pause(UNDER_WAY_MS);
    await national.kill();
    sumut.wake();
    await national.start();
  });
  await step('nasional lists the record, once, without being asked again', () => lists(all));
  return step('jabar takes from sumut and lists the record, once', async () => {
    await asker.take(owner);
    return lists(asker);
  });
}

const state = (name: keyof typeof across & `across.state.${string}`) => across[name];

async function replicate({ owner, asker }: Offices, record: string): Promise<string> {
  const page = await step('jabar asks for it while sumut is killed, by a double click', async () => {
    await sumut.kill();
    const at = await asker.interest(record);
    await asker.reads(at, 'Belum sampai setelah 1 kali dicoba');
    return at;
  });
  await step('sumut starts again and reads the interest', async () => {
    await sumut.start();
    await owner.reads(page, state('across.state.interest'));
  });
  await step('sumut verifies, and jabar reads it', async () => {
    await owner.move(page, 'verify');
    await asker.reads(page, state('across.state.verified'));
  });
  await step('jabar registers the agreement, and sumut reads it', async () => {
    await asker.move(page, 'agree');
    await owner.reads(page, 'PKS/7/2026');
  });
  await step('jabar begins and is killed while it tells sumut, and starts again', async () => {
    sumut.freeze();
    await asker.move(page, 'begin');
    await pause(UNDER_WAY_MS);
    await jabar.kill();
    sumut.wake();
    await jabar.start();
  });
  await step('sumut reads that jabar began', () => owner.reads(page, state('across.state.running')));
  await step('sumut certifies, and jabar reads it', async () => {
    await owner.move(page, 'certify');
    await asker.reads(page, state('across.state.certified'));
  });
  return page;
}

async function prove({ owner, asker, all }: Offices, page: string): Promise<void> {
  await step('nothing lost, nothing doubled: one replication and five messages on both sides', async () => {
    for (const office of [owner, asker]) {
      await until(`${office.hub.name} has every receipt`, async () => {
        const { messages, replications } = await office.told(page);
        const taken = messages.filter((it) => it.endsWith(across['across.delivery.taken'])).length;
        if (messages.length > MESSAGES || replications > 1) throw new Error(`doubled: ${messages.join(' | ')}`);
        return taken === MESSAGES && replications === 1;
      });
    }
    for (const office of [owner, asker, all])
      if ((await office.found(TITLE)).length !== 1) throw new Error(`${office.hub.name} does not list the record once`);
  });
  await step('invariants and log of all three hold', async () => {
    for (const hub of hubs)
      for (const words of [['invariants'], ['audit', 'verify']]) {
        const { code, said } = await command(hub.data, words);
        if (code !== 0) throw new Error(`${hub.name}: ${said}`);
      }
  });
}

let failed = false;
try {
  const offices = await opened();
  await meet(offices);
  const page = await replicate(offices, await publish(offices));
  await prove(offices, page);
} catch (error) {
  failed = true;
  console.error(error instanceof Error ? error.message : error);
}
const codes = await Promise.all(hubs.map((it) => it.stop()));
if (codes.some((code) => code !== 0)) failed = true;
console.log('\n| step | seconds |\n|---|---:|');
for (const it of done) console.log(`| ${it.step} | ${(it.ms / 1000).toFixed(2)} |`);
console.log(failed ? `\nNot every step was seen; what the hubs said lies in ${folder}` : '\nEvery step was seen.');
if (!failed && process.argv[2] === undefined) rmSync(folder, { recursive: true, force: true });
process.exitCode = failed ? 1 : 0;
