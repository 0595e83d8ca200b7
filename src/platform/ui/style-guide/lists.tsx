import { RowCheckbox } from '../choice-field.tsx';
import { Pager } from '../pagination.tsx';
import { Section } from '../section.tsx';
import { SummaryList } from '../summary-list.tsx';
import { Table } from '../table.tsx';
import { Tag } from '../tag.tsx';
import { TaskList } from '../task-list.tsx';
import { Timeline } from '../timeline.tsx';
import { WorkList } from '../work-list.tsx';

const COLUMNS = [
  { label: 'Pilih', labelHidden: true, tight: true },
  { label: 'Judul', sort: { href: '#judul', direction: 'ascending' as const } },
  { label: 'Instansi', sort: { href: '#instansi', direction: null } },
  { label: 'Keadaan' },
  { label: 'Kelengkapan', numeric: true },
];

const ROWS = [
  ['Demi Sepeda Bagus', 'Dinas Pendidikan Kabupaten Deli Serdang', 'Terbit', '92 %'],
  ['Pelayanan Terpadu Keliling Kepulauan', 'Pemerintah Kabupaten Nias Selatan', 'Dikembalikan', '48 %'],
  ['Antrean Tanpa Antre', 'RSUD Dr. Pirngadi, Kota Medan', 'Draf', '31 %'],
] as const;

function Tables() {
  const rows = ROWS.map(([title, office, state, share], index) => ({
    key: title,
    marked: index === 1,
    cells: [
      <RowCheckbox key="box" name="pilih" value={title} label={`Pilih ${title}`} />,
      <a key="link" href={`#${index}`}>
        {title}
      </a>,
      office,
      <Tag key="tag" tone={index === 0 ? 'success' : index === 1 ? 'warning' : 'neutral'}>
        {state}
      </Tag>,
      share,
    ],
  }));
  return (
    <div class="grid gap-8">
      <Table caption="Inovasi pada unit Anda" columns={COLUMNS} rows={rows} rowHeader={1} />
      <Table caption="Pratinjau impor" phone="scroll" columns={COLUMNS} rows={rows} rowHeader={1} />
    </div>
  );
}

/** Tables, answers, tasks, what waits, history. */
export function ListSamples() {
  return (
    <>
      <Section title="Tabel">
        <Tables />
      </Section>
      <Section title="Yang menunggu Anda" action={{ text: 'Lihat semua', href: '#semua' }}>
        <WorkList
          empty="Tidak ada yang menunggu."
          items={[
            { text: 'Dikembalikan dengan catatan', href: '#a', count: 2, tone: 'urgent', when: 'sejak 3 hari' },
            { text: 'Draf Anda', href: '#b', count: 5 },
            { text: 'Tanpa penanggung jawab', href: '#c', count: 1, tone: 'attention' },
          ]}
        />
        <div class="mt-6">
          <WorkList empty="Tidak ada yang menunggu orang lain. Catatan yang Anda kirim muncul di sini." items={[]} />
        </div>
      </Section>
      <Tasks />
      <History />
    </>
  );
}

function Tasks() {
  return (
    <>
      <Section title="Daftar tugas">
        <TaskList
          tasks={[
            { text: 'Identitas', href: '#1', state: 'Selesai' },
            { text: 'Dampak', href: '#2', hint: 'Indikator sebelum dan sesudah', state: 'Sebagian', tone: 'info' },
            { text: 'Replikasi', href: '#3', state: 'Belum dimulai', tone: 'neutral' },
            { text: 'Kirim', state: 'Belum bisa', hint: 'Selesaikan bagian lain dahulu' },
          ]}
        />
      </Section>
      <Section title="Periksa jawaban">
        <SummaryList
          rows={[
            { label: 'Judul', value: 'Demi Sepeda Bagus', change: '#judul' },
            { label: 'Unit pelayanan publik', value: 'Dinas Pendidikan', change: '#unit' },
            { label: 'Mulai diterapkan', value: null, change: '#mulai' },
          ]}
        />
        <Pager previous={{ href: '#dampak', text: 'Dampak' }} next={{ href: '#kirim', text: 'Kirim ke admin' }} />
      </Section>
    </>
  );
}

function History() {
  return (
    <Section title="Riwayat">
      <Timeline
        items={[
          { key: '3', title: 'Diterbitkan', when: '24 November 2026, 15.48 WIB', who: 'Biro Organisasi' },
          {
            key: '2',
            title: 'Dikembalikan',
            when: '20 November 2026, 09.10 WIB',
            who: 'Bagian Organisasi',
            text: 'Sumber angka sesudah belum disebutkan.',
          },
          { key: '1', title: 'Dibuat', when: '12 November 2026, 08.02 WIB', who: 'Rina Sembiring' },
        ]}
      />
    </Section>
  );
}
