import { paths as acrossPaths } from '../../src/network/across/paths.ts';
import type { AcrossMove } from '../../src/network/across/rules.ts';
import { paths as nationalPaths } from '../../src/network/national/paths.ts';
import { paths as networkPaths } from '../../src/network/paths.ts';
import { paths as peerPaths } from '../../src/network/peers/paths.ts';
import type { Hub } from './hub.ts';
import { Person } from './person.ts';
import { until } from './until.ts';

const PASSWORD = 'selesai-sampai-tuntas';
const SECTIONS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  identitas: { stage: 'implementation', digital: 'tidak', startYear: '2024' },
  ringkasan: { summary: 'Bengkel sekolah memperbaiki sepeda bekas untuk murid yang rumahnya jauh.' },
  'latar-belakang': { background: 'Murid sering absen karena berjalan kaki lebih dari lima kilometer.' },
  klasifikasi: { mainAffair: 'pendidikan' },
};

const plain = (markup: string) =>
  markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
const rowsOf = (page: string) => [...page.matchAll(/<tr\b.*?<\/tr>/gs)].slice(1).map(([row]) => row);

/** The first administrator of a hub, who does there what an office does. */
export class Office extends Person {
  /** Where this hub keeps its page of another hub, by that hub's name. */
  readonly #peers = new Map<string, string>();

  static async open(hub: Hub): Promise<Office> {
    const office = new Office(hub);
    const who = { nama: `Admin ${hub.name}`, surel: 'admin@contoh.example', sandi: PASSWORD, sandi2: PASSWORD };
    await office.send(hub.firstLink().slice(hub.origin.length), '/mulai', who);
    return office;
  }

  /** What the office reads out over the telephone: whoever runs the hub sees it on the page of its keys. */
  async fingerprint(): Promise<string> {
    const roles = await this.read('/bertindak');
    const memberships = [...roles.matchAll(/name="keanggotaan" value="([^"]*)"/g)].map(([, id = '']) => id);
    const [asHub = '', asSystem = ''] = memberships;
    await this.send('/bertindak', '/bertindak', { keanggotaan: asSystem });
    const page = await this.read(networkPaths.keys.to());
    await this.send('/bertindak', '/bertindak', { keanggotaan: asHub });
    return /(?:[0-9a-f]{4} ){15}[0-9a-f]{4}/.exec(page)?.[0] ?? 'none';
  }

  /** Registers the other hub, and trusts it when it shows the very fingerprint that its office told. */
  async trust(other: Office): Promise<void> {
    const typed = { alamat: other.hub.origin, jenis: 'tuntas', jadwal: '1440' };
    const page = await this.send(peerPaths.propose.to(), peerPaths.propose.to(), typed);
    this.#peers.set(other.hub.name, page);
    const told = await other.fingerprint();
    if (!(await this.read(page)).includes(told)) throw new Error(`${other.hub.name} shows another fingerprint`);
    await this.send(page, `${page}/percaya`, { cocok: 'ya' });
  }

  /** Asks for what the other hub publishes now, as by the button on its page. */
  async take(other: Office): Promise<void> {
    const page = this.#peers.get(other.hub.name) ?? '';
    await this.send(page, `${page}/ambil`);
  }

  /** Writes a record for the own government and publishes it; whoever wrote it alone also decides. */
  async publish(title: string): Promise<void> {
    const begin = `/kelola/inovasi/baru/tempat?${new URLSearchParams({ judul: title })}`;
    const own = /<option value="([^"]+)"[^>]*>Pemerintah Provinsi/.exec(await this.read(begin))?.[1] ?? '';
    const work = await this.send(`${begin}&instansi=${own}`, '/kelola/inovasi/baru');
    for (const [slug, typed] of Object.entries(SECTIONS))
      await this.send(`${work}/bagian/${slug}`, `${work}/bagian/${slug}`, typed);
    await this.send(`${work}/periksa`, `${work}/kirim`);
    await this.send(`${work}/putuskan`, `${work}/terbitkan`);
  }

  /** Pages of this title in the catalogue of all hubs. */
  async found(title: string): Promise<readonly string[]> {
    const list = await this.read(nationalPaths.list.to([['q', title]]));
    const links = [...list.matchAll(/<a\b[^>]*href="(\/jaringan\/[0-9a-f-]{36})"[^>]*>(.*?)<\/a>/gs)];
    return links.filter(([, , text = '']) => plain(text) === title).map(([, href = '']) => href);
  }

  /** Shows interest in the record; the same form is sent twice, as by a double click. Answers the page of the replication. */
  async interest(record: string): Promise<string> {
    const typed = {
      alasan: 'Untuk sembilan kelurahan.',
      nama: 'Bagian Organisasi',
      surel: 'organisasi@contoh.example',
    };
    return this.sendTwice(`${record}/minat`, `${record}/minat`, typed);
  }

  async move(page: string, move: AcrossMove): Promise<void> {
    const typed = { langkah: move, catatan: `Catatan ${move}`, nomor: 'PKS/7/2026', tanggal: '2026-03-01' };
    await this.send(page, `${page}/langkah`, typed);
  }

  /** Waits until the page of the replication says so. */
  async reads(page: string, text: string): Promise<void> {
    await until(`${this.hub.name} reads “${text}”`, async () => (await this.read(page)).includes(text));
  }

  /** Rows of the messages of a replication, and how many replications there are at all. */
  async told(page: string): Promise<{ readonly messages: readonly string[]; readonly replications: number }> {
    const [one, list] = [await this.read(page), await this.read(acrossPaths.list.to())];
    return { messages: rowsOf(one).map(plain), replications: rowsOf(list).length };
  }
}
